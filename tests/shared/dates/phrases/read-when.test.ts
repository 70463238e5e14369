import { describe, expect, it } from 'vitest'
import { readWhen } from '../../../../src/shared/dates/phrases/read-when.ts'
import { monday, readOn, sunday, tell, thirdThursday, zone } from './tell.ts'

describe('readWhen', () => {
  it.each([
    ['2026-12-03', 'found 2026-12-03'],
    ['2026-12-03 13:00', 'found 2026-12-03 13:00'],
    ['2026-12-03T13:00', 'found 2026-12-03 13:00'],
    ['2026-12-03t13:00:00', 'found 2026-12-03 13:00'],
    ['2026/12/03', 'found 2026-12-03'],
    ['24 april', 'found 2027-04-24'],
    ['april 24', 'found 2027-04-24'],
    ['24th of April', 'found 2027-04-24'],
    ['Apr. 24th, 2027', 'found 2027-04-24'],
    ['april 24 2027 1 pm', 'found 2027-04-24 13:00'],
    ['april 24 1 pm', 'found 2027-04-24 13:00'],
    ['24 avril', 'found 2027-04-24'],
    ['le 24 avril 2027', 'found 2027-04-24'],
    ['1er mai', 'found 2027-05-01'],
    ['1ᵉʳ mai 2028', 'found 2028-05-01'],
    ['3 DÉCEMBRE', 'found 2026-12-03'],
    ['3 decembre', 'found 2026-12-03'],
    ['3 déc. 13 h', 'found 2026-12-03 13:00'],
    ['29 february', 'found 2028-02-29'],
    ['24/04', 'found 2027-04-24'],
    ['04/04', 'found 2027-04-04'],
    ['thursday 03/12', 'found 2026-12-03'],
  ])('reads the day of %j', (words, expected) => {
    expect(readOn(sunday, words)).toBe(expected)
  })

  it.each([
    ['third thursday', 'found 2026-12-17'],
    ['the 3rd Thursday', 'found 2026-12-17'],
    ['3e jeudi', 'found 2026-12-17'],
    ['3ᵉ jeudi', 'found 2026-12-17'],
    ['troisième jeudi', 'found 2026-12-17'],
    ['TROISIEME JEUDI', 'found 2026-12-17'],
    ['the last friday', 'found 2026-11-27'],
    ['le dernier vendredi', 'found 2026-11-27'],
    ['fifth tuesday', 'found 2026-12-29'],
    ['third thursday of december', 'found 2026-12-17'],
    ['3e jeudi de décembre', 'found 2026-12-17'],
    ['3e jeudi d’avril', 'found 2027-04-15'],
    ["premier lundi du mois d'avril 2028", 'found 2028-04-03'],
    ['third thursday of november', 'found 2027-11-18'],
    ['third thursday of January, 2028', 'found 2028-01-20'],
    ['third thursday of next month', 'found 2026-12-17'],
    ['3e jeudi du mois prochain', 'found 2026-12-17'],
    ['last monday of this month', 'found 2026-11-30'],
    ['dernier lundi de ce mois-ci', 'found 2026-11-30'],
    ['next month on the 3rd', 'found 2026-12-03'],
    ['le mois prochain, le 3', 'found 2026-12-03'],
    ['le 3 du mois prochain', 'found 2026-12-03'],
  ])('finds the nearest day ahead for %j', (words, expected) => {
    expect(readOn(sunday, words)).toBe(expected)
  })

  it.each([
    ['today', 'found 2026-11-22'],
    ["aujourd'hui", 'found 2026-11-22'],
    ['aujourd’hui à midi', 'found 2026-11-22 12:00'],
    ['tomorrow', 'found 2026-11-23'],
    ['demain', 'found 2026-11-23'],
    ['the day after tomorrow', 'found 2026-11-24'],
    ['après-demain', 'found 2026-11-24'],
    ['apres demain', 'found 2026-11-24'],
    ['in 3 days', 'found 2026-11-25'],
    ['in two weeks at 13:00', 'found 2026-12-06 13:00'],
    ['dans 3 jours', 'found 2026-11-25'],
    ['dans une semaine', 'found 2026-11-29'],
    ['dans 3 semaines', 'found 2026-12-13'],
    ['in twenty-one days', 'found 2026-12-13'],
    ['in 1 month', 'found 2026-12-22'],
    ['thursday', 'found 2026-11-26'],
    ['this thursday', 'found 2026-11-26'],
    ['ce jeudi', 'found 2026-11-26'],
    ['le prochain jeudi', 'found 2026-11-26'],
    ['sunday', 'found 2026-11-22'],
    ['thursday the 26th', 'found 2026-11-26'],
    ['jeudi 3', 'found 2026-12-03'],
  ])('counts %j from today', (words, expected) => {
    expect(readOn(sunday, words)).toBe(expected)
  })

  it.each([
    ['13:00', '13:00'],
    ['13 h', '13:00'],
    ['13h30', '13:30'],
    ['13 h 30', '13:30'],
    ['13\u00a0h\u00a030', '13:30'],
    ['à 13 h', '13:00'],
    ['a 13 heures', '13:00'],
    ['1 pm', '13:00'],
    ['at 1pm', '13:00'],
    ['1:30 p.m.', '13:30'],
    ['11:15 A.M.', '11:15'],
    ['12 pm', '12:00'],
    ['noon', '12:00'],
    ['midi', '12:00'],
  ])('takes the bare time %j for today while it is ahead', (words, time) => {
    expect(readOn(sunday, words)).toBe(`found 2026-11-22 ${time}`)
  })

  it.each([
    ['next tuesday 1 pm', sunday, 'found 2026-11-24 13:00'],
    ['mardi prochain 13 h', sunday, 'found 2026-11-24 13:00'],
    ['next tuesday', monday, 'found 2026-12-01'],
    ['mardi prochain', monday, 'found 2026-12-01'],
    ['tuesday', monday, 'found 2026-11-24'],
    ['next monday', monday, 'found 2026-11-30'],
  ])('takes %j said at %d for the day of the next calendar week when it says next', (words, now, expected) => {
    expect(readOn(now, words)).toBe(expected)
  })

  it.each([
    ['third thursday', 'found 2026-12-17'],
    ['third thursday 13:00', 'found 2027-01-21 13:00'],
    ['third thursday 15:00', 'found 2026-12-17 15:00'],
    ['thursday 13:00', 'found 2026-12-24 13:00'],
    ['today 13:00', 'past 2026-12-17, nearest 2026-12-18'],
    ['14:00', 'past 2026-12-17, nearest 2026-12-18'],
    ['13:00', 'past 2026-12-17, nearest 2026-12-18'],
  ])('lets today count for %j only as long as its time is ahead', (words, expected) => {
    expect(readOn(thirdThursday, words)).toBe(expected)
  })

  it.each([
    ['13 h 30 demain', 'found 2026-11-23 13:30'],
    ['1:30 p.m. on Thursday', 'found 2026-11-26 13:30'],
    ['à midi, le 3e jeudi', 'found 2026-12-17 12:00'],
    ['jeudi, le 3 décembre, à 13 h', 'found 2026-12-03 13:00'],
    ['Thursday, December 3, 2026, 1:00 p.m. EST', 'found 2026-12-03 13:00'],
    ['le jeudi 3 décembre 2026 à 13 h (HNE)', 'found 2026-12-03 13:00'],
    ['2027-07-15 13:00 EST', 'found 2027-07-15 13:00'],
  ])('reads time and date in the order of %j', (words, expected) => {
    expect(readOn(sunday, words)).toBe(expected)
  })

  it.each([
    ['third thursday 13:00 "Service mesh, part 2"', '"Service mesh, part 2"'],
    ['2026-12-03, 13 h, place:Ottawa', 'place:Ottawa'],
    ['april 24 2027 Talks', 'Talks'],
    ['thursday 13 h 5 personnes', '5 personnes'],
    ['thursday 13:00 13:00', '13:00'],
    ['tomorrow est une bonne idée', 'est une bonne idée'],
    ['hello', 'hello'],
  ])('leaves what follows the date of %j', (words, rest) => {
    expect(readWhen(words, { now: sunday, zone }).rest).toBe(rest)
  })

  it('takes the default time for a date without one, and prefers the typed one', () => {
    const context = { now: sunday, zone, defaultTime: { hour: 13, minute: 0 } }

    const read = ['third thursday', 'third thursday 15 h'].map((words) => tell(readWhen(words, context)))

    expect(read).toEqual(['found 2026-12-17 13:00', 'found 2026-12-17 15:00'])
  })

  it('gives the start of the local day when there is no time at all', () => {
    const result = readWhen('2027-07-15', { now: sunday, zone: 'America/Vancouver' })

    expect(result).toMatchObject({ kind: 'found', at: Date.UTC(2027, 6, 15, 7), zone: 'America/Vancouver' })
  })

  it.each([
    ['2027-03-14 02:30', 'gap-moved-forward', Date.UTC(2027, 2, 14, 7, 30)],
    ['2027-11-07 01:30', 'repeated-hour-first', Date.UTC(2027, 10, 7, 5, 30)],
  ])('says which rule settled the clock change of %j', (words, note, at) => {
    expect(readWhen(words, { now: sunday, zone })).toMatchObject({ kind: 'found', note, at })
  })
})
