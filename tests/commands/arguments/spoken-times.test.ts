import { describe, expect, it } from 'vitest'
import { dayOption } from '../../../commands/arguments/future-day.ts'
import { markWords } from '../../../commands/arguments/marks.ts'
import { quietHours } from '../../../commands/arguments/quiet-hours.ts'
import { reminderTime } from '../../../commands/arguments/reminder-time.ts'
import { timedRule } from '../../../commands/arguments/series-rule.ts'
import { schedule } from '../../../commands/meetups/schedule.ts'
import { optional } from '../../../src/command/args/args.ts'
import { newMoment } from '../../../src/command/args/new-moment.ts'
import { textAfterTime } from '../../../src/command/args/times.ts'
import { meetupRefOption } from '../../../src/features/meetups/reference.ts'
import { readMinutesQuery } from '../../../src/features/minutes/read-minutes-query.ts'
import { localOf } from '../../../src/shared/dates/local-time.ts'
import { writeDate } from '../../../src/shared/dates/plain-date.ts'
import { readWith, wednesday } from './read-with.ts'

const zone = 'America/Toronto'

function write(at: number): string {
  const { date, time } = localOf(at, zone)
  return `${writeDate(date)} ${time.hour}:${String(time.minute).padStart(2, '0')}`
}

/** What `schedule` understands: the moment, the length if one is given, and the title. */
async function readSchedule(typed: string): Promise<string> {
  const parsed = await readWith(schedule.args, typed)
  if (!parsed.ok) return `refused: ${parsed.complaint}`
  const { when, title } = parsed.values as { when: { at: number; lengthMinutes?: number }; title?: string }
  return [write(when.at), ...(when.lengthMinutes === undefined ? [] : [`${when.lengthMinutes} min`]), `“${title}”`].join(' ')
}

describe('a meetup is planned', () => {
  it.each([
    ['friday 13:00 next week "T"', '2026-12-11 13:00 “T”'],
    ['friday next week 13:00 "T"', '2026-12-11 13:00 “T”'],
    ['next week on friday at 1 pm "T"', '2026-12-11 13:00 “T”'],
    ['a week from friday 13:00 "T"', '2026-12-11 13:00 “T”'],
    ['friday in two weeks 13:00 "T"', '2026-12-18 13:00 “T”'],
    ['13 h vendredi de la semaine prochaine « T »', '2026-12-11 13:00 “T”'],
    ['la semaine prochaine, vendredi à 13 h « T »', '2026-12-11 13:00 “T”'],
    ['vendredi en huit 13 h « T »', '2026-12-11 13:00 “T”'],
    ['vendredi 13 h en huit « T »', '2026-12-11 13:00 “T”'],
    ['lundi en quinze 13 h « T »', '2026-12-21 13:00 “T”'],
  ])('in the week that %j names', async (typed, expected) => {
    expect(await readSchedule(typed)).toBe(expected)
  })

  it.each([
    ['jeudi 10 décembre à 2 h de l’après-midi « T »', '2026-12-10 14:00 “T”'],
    ['demain à 8 h du soir « T »', '2026-12-03 20:00 “T”'],
    ['demain soir à 8 h « T »', '2026-12-03 20:00 “T”'],
    ['demain 9 h et demie « T »', '2026-12-03 9:30 “T”'],
    ['demain 9 h et quart « T »', '2026-12-03 9:15 “T”'],
    ['demain midi et demi « T »', '2026-12-03 12:30 “T”'],
    ['demain 9 h moins quart « T »', '2026-12-03 8:45 “T”'],
    ['demain neuf heures et demie « T »', '2026-12-03 9:30 “T”'],
    ['tomorrow 2 in the afternoon "T"', '2026-12-03 14:00 “T”'],
    ['tomorrow at half past nine "T"', '2026-12-03 9:30 “T”'],
    ['tomorrow at quarter to 9 "T"', '2026-12-03 8:45 “T”'],
    ['tomorrow at a quarter past nine pm "T"', '2026-12-03 21:15 “T”'],
    ['tomorrow evening at 8 "T"', '2026-12-03 20:00 “T”'],
    ['tonight at 8 "T"', '2026-12-02 20:00 “T”'],
    ['noon on friday "T"', '2026-12-04 12:00 “T”'],
    ['demain midi « T »', '2026-12-03 12:00 “T”'],
  ])('in the part of the day that %j names', async (typed, expected) => {
    expect(await readSchedule(typed)).toBe(expected)
  })

  it.each([
    ['thursday in a fortnight 13:00 "T"', '2026-12-17 13:00 “T”'],
    ['in a fortnight at noon "T"', '2026-12-16 12:00 “T”'],
    ['dans une quinzaine à 13 h « T »', '2026-12-16 13:00 “T”'],
    ['dans une huitaine à 13 h « T »', '2026-12-09 13:00 “T”'],
    ['this coming friday 13:00 "T"', '2026-12-04 13:00 “T”'],
    ['vendredi qui vient 13 h « T »', '2026-12-04 13:00 “T”'],
    ['fri dec 11 @ 1pm "T"', '2026-12-11 13:00 “T”'],
    ['friday about 9:00 "T"', '2026-12-04 9:00 “T”'],
    ['demain aux alentours de 13 h « T »', '2026-12-03 13:00 “T”'],
    ['friday at nine thirty "T"', '2026-12-04 9:30 “T”'],
    ['friday nine-thirty "T"', '2026-12-04 9:30 “T”'],
    ['friday 1 pm sharp "T"', '2026-12-04 13:00 “T”'],
    ['demain à treize heures trente « T »', '2026-12-03 13:30 “T”'],
    ['demain 13 h 30 min « T »', '2026-12-03 13:30 “T”'],
    ['demain 13 h pile « T »', '2026-12-03 13:00 “T”'],
    ['demain 13 h précises « T »', '2026-12-03 13:00 “T”'],
    ['demain avant-midi à 10 h « T »', '2026-12-03 10:00 “T”'],
    ['après-demain à midi moins quart « T »', '2026-12-04 11:45 “T”'],
    ['le premier lundi de février à 9 h « T »', '2027-02-01 9:00 “T”'],
    ['friday noon to 1 "T"', '2026-12-04 12:00 60 min “T”'],
    ['friday from 1 to 2:30 pm "T"', '2026-12-04 13:00 90 min “T”'],
    ['vendredi de midi à 13 h « T »', '2026-12-04 12:00 60 min “T”'],
    ['friday 22:00 to 1:00 "T"', '2026-12-04 22:00 180 min “T”'],
    ['thursday next 13:00 "T"', '2026-12-10 13:00 “T”'],
    ['12 noon thursday "T"', '2026-12-03 12:00 “T”'],
    ['thursday 1300h "T"', '2026-12-03 13:00 “T”'],
    ['0930 hours thursday "T"', '2026-12-03 9:30 “T”'],
    ['jeudi à 13:00h « T »', '2026-12-03 13:00 “T”'],
    ['thursday one pm "T"', '2026-12-03 13:00 “T”'],
    ['at 7 tonight "T"', '2026-12-02 19:00 “T”'],
    ['à 7 demain soir « T »', '2026-12-03 19:00 “T”'],
    ['à soir 7 h « T »', '2026-12-02 19:00 “T”'],
    ['the tenth of december at 1 pm "T"', '2026-12-10 13:00 “T”'],
    ['le dix décembre à 13 h « T »', '2026-12-10 13:00 “T”'],
    ['le premier février à 13 h « T »', '2027-02-01 13:00 “T”'],
    ['le vingt et un décembre à 13 h « T »', '2026-12-21 13:00 “T”'],
    ['in 3 business days at 13:00 "T"', '2026-12-07 13:00 “T”'],
    ['dans trois jours ouvrables à 13 h « T »', '2026-12-07 13:00 “T”'],
    ['jeudi 13 h pour 2 h « T »', '2026-12-03 13:00 120 min “T”'],
    ['friday 01:30 "T"', '2026-12-04 1:30 “T”'],
    ['friday 1:30 am "T"', '2026-12-04 1:30 “T”'],
    ['vendredi 1 h 30 du matin « T »', '2026-12-04 1:30 “T”'],
  ])('as people say it: %j', async (typed, expected) => {
    expect(await readSchedule(typed)).toBe(expected)
  })

  it.each([
    ['friday 1:30 "T"', 'Is that 1:30 a.m. or 1:30 p.m.?'],
    ['friday at half past one "T"', 'Is that 1:30 a.m. or 1:30 p.m.?'],
    ['friday three o\'clock "T"', 'Is that 3:00 a.m. or 3:00 p.m.?'],
    ['today 5:00 "T"', 'Is that 5:00 a.m. or 5:00 p.m.?'],
    ['friday 2:00 to 4:00 "T"', 'Is that 2:00 a.m. or 2:00 p.m.?'],
  ])('after asking which half of the day is meant, if it would be in the night: %j', async (typed, question) => {
    expect(await readSchedule(typed)).toContain(question)
  })

  it.each([
    'friday 13:00 Vancouver',
    'friday 9 to 5 "T"',
    'friday 11 to 1 "T"',
    'friday around 9 "T"',
    'friday EOD "T"',
    'friday 0900 "T"',
    'friday after next 9:00 "T"',
    'the friday after christmas 9:00 "T"',
    'friday 13:00 or 14:00 "T"',
    'thursday or friday 13:00 "T"',
    'early next week 9:00 "T"',
    'friday 1pm eastern "T"',
    'vendredi dans 8 jours 13 h « T »',
    'jeudi ou vendredi 13 h « T »',
    'demain à la première heure « T »',
    'demain 13 h à Vancouver « T »',
    'la veille de Noël 18 h « T »',
    'demain en huit 13 h « T »',
  ])('not at all when only part of it is understood: %j', async (typed) => {
    expect(await readSchedule(typed)).toMatch(/^refused: /)
  })

  it.each([
    ['13 h mar. 8 déc. « T »', '2026-12-08 13:00 “T”'],
    ['13 h mar 8 déc. « T »', '2026-12-08 13:00 “T”'],
    ['jeu. 13 h « T »', '2026-12-03 13:00 “T”'],
    ['mer. 9 déc. 13 h « T »', '2026-12-09 13:00 “T”'],
    ['sam. 12 déc. 13 h « T »', '2026-12-12 13:00 “T”'],
    ['mon. dec. 7 13:00 "T"', '2026-12-07 13:00 “T”'],
    ['le 17 13 h « T »', '2026-12-17 13:00 “T”'],
    ['le 17 à 13 h « T »', '2026-12-17 13:00 “T”'],
    ['the 17th 13:00 "T"', '2026-12-17 13:00 “T”'],
    ['le 17 du mois prochain à 13 h « T »', '2027-01-17 13:00 “T”'],
    ['dans quinze jours à 13 h « T »', '2026-12-16 13:00 “T”'],
    ['dans 15 jours 13 h « T »', '2026-12-17 13:00 “T”'],
  ])('on the day that %j abbreviates', async (typed, expected) => {
    expect(await readSchedule(typed)).toBe(expected)
  })

  it.each([
    ['16 december 14:00 to 16:00 "T"', '2026-12-16 14:00 120 min “T”'],
    ['16 décembre de 14 h à 16 h « T »', '2026-12-16 14:00 120 min “T”'],
    ['16 december 2-4 pm "T"', '2026-12-16 14:00 120 min “T”'],
    ['16 december 11-1 pm "T"', '2026-12-16 11:00 120 min “T”'],
    ['friday between 2 and 3:30 pm "T"', '2026-12-04 14:00 90 min “T”'],
    ['jeudi de 14 à 16 h « T »', '2026-12-03 14:00 120 min “T”'],
    ['friday 14:00 for 90 minutes "T"', '2026-12-04 14:00 90 min “T”'],
    ['vendredi 14 h pendant 1 h 30 « T »', '2026-12-04 14:00 90 min “T”'],
    ['friday 22:00 to 1:00 "T"', '2026-12-04 22:00 180 min “T”'],
    ['thursday next 13:00 "T"', '2026-12-10 13:00 “T”'],
    ['12 noon thursday "T"', '2026-12-03 12:00 “T”'],
    ['thursday 1300h "T"', '2026-12-03 13:00 “T”'],
    ['0930 hours thursday "T"', '2026-12-03 9:30 “T”'],
    ['jeudi à 13:00h « T »', '2026-12-03 13:00 “T”'],
    ['thursday one pm "T"', '2026-12-03 13:00 “T”'],
    ['at 7 tonight "T"', '2026-12-02 19:00 “T”'],
    ['à 7 demain soir « T »', '2026-12-03 19:00 “T”'],
    ['à soir 7 h « T »', '2026-12-02 19:00 “T”'],
    ['the tenth of december at 1 pm "T"', '2026-12-10 13:00 “T”'],
    ['le dix décembre à 13 h « T »', '2026-12-10 13:00 “T”'],
    ['le premier février à 13 h « T »', '2027-02-01 13:00 “T”'],
    ['le vingt et un décembre à 13 h « T »', '2026-12-21 13:00 “T”'],
    ['in 3 business days at 13:00 "T"', '2026-12-07 13:00 “T”'],
    ['dans trois jours ouvrables à 13 h « T »', '2026-12-07 13:00 “T”'],
    ['jeudi 13 h pour 2 h « T »', '2026-12-03 13:00 120 min “T”'],
    ['friday 01:30 "T"', '2026-12-04 1:30 “T”'],
    ['friday 1:30 am "T"', '2026-12-04 1:30 “T”'],
    ['vendredi 1 h 30 du matin « T »', '2026-12-04 1:30 “T”'],
  ])('for the length of %j', async (typed, expected) => {
    expect(await readSchedule(typed)).toBe(expected)
  })

  it.each([
    '11 december 13:00 Pacific time "T"',
    '11 december 13:00 PST "T"',
    '11 december 13:00 EST/PST "T"',
    '13:00 America/Vancouver "T"',
    '13:00 America/Vancuver "T"',
    '13 h heure du Pacifique « T »',
    '13 h heure de Vancouver « T »',
    '9:00 Mountain Time "T"',
    '13:00 on friday Pacific time "T"',
    '11 december 13:00 (Vancouver) "T"',
  ])('in no zone but its own: %j', async (typed) => {
    expect(await readSchedule(typed)).toMatch(/^refused: Dates here are in the zone America\/Toronto/)
  })

  it('says what a time of another zone is here, and how to type it', async () => {
    expect(await readSchedule('11 december 13:00 Pacific time "T"')).toMatch(
      /is Friday, December 11, 2026, \d+:00 p\.m\. EST here: if you mean that, write `2026-12-11 1[56]:00`/,
    )
  })

  it.each([
    ['11 december 13:00 Eastern time "T"', '2026-12-11 13:00 “T”'],
    ['11 december 13:00 America/Toronto "T"', '2026-12-11 13:00 “T”'],
    ['11 décembre 13 h heure de l’Est « T »', '2026-12-11 13:00 “T”'],
    ['demain 13 h heure de Montréal « T »', '2026-12-03 13:00 “T”'],
  ])('in its own zone by any name: %j', async (typed, expected) => {
    expect(await readSchedule(typed)).toBe(expected)
  })

  it.each([
    ['friday 13:00 next fortnight "T"', 'next fortnight'],
    ['friday 13:00 blah "T"', 'blah'],
    ['friday 13:00 until march', 'until march'],
    ['friday 13:00 Pacific', 'Pacific'],
    ['friday 13:00 in Vancouver', 'in Vancouver'],
    ['friday 13:00 the friday after next', 'the friday after next'],
    ['friday 13:00 and thursday', 'and thursday'],
    ['friday 13:00 to 4 Talks', 'to 4 Talks'],
    ['vendredi 13 h du mois suivant', 'du mois suivant'],
    ['vendredi 13 h de la semaine suivante « T »', 'de la semaine suivante'],
    ['vendredi 13 h tous les mois', 'tous les mois'],
    ['vendredi 13 h prochain', 'prochain'],
    ['vendredi 13 h 5 minutes', '5 minutes'],
    ['friday 13:00 2027', '2027'],
  ])('only when all of the time is understood: %j', async (typed, unread) => {
    expect(await readSchedule(typed)).toContain(`refused: I didn't understand “${unread}”`)
  })

  it.each([
    ['friday 13:00 Talks', '2026-12-04 13:00 “Talks”'],
    ['friday 13:00 A service mesh', '2026-12-04 13:00 “A service mesh”'],
    ['friday 13:00 Next steps', '2026-12-04 13:00 “Next steps”'],
    ['friday 13:00 In the cloud', '2026-12-04 13:00 “In the cloud”'],
    ['friday 13:00 "Next week in Kubernetes"', '2026-12-04 13:00 “Next week in Kubernetes”'],
    ['vendredi 13 h 5 projets', '2026-12-04 13:00 “5 projets”'],
    ['vendredi 13 h De la ferme au nuage', '2026-12-04 13:00 “De la ferme au nuage”'],
  ])('with the title that follows: %j', async (typed, expected) => {
    expect(await readSchedule(typed)).toBe(expected)
  })

  it.each([
    ['monday in two weeks 13:00 "T"', 'That could be Monday, December 14, 2026 or Monday, December 21, 2026'],
    ['mar. 8 13 h « T »', 'That could be Tuesday, December 8, 2026 or Monday, March 8, 2027'],
    ['tomorrow 10:00 to 2:00 "T"', "That time doesn't exist"],
    ['tomorrow 9 in the afternoon "T"', "That time doesn't exist"],
  ])('only after a question: %j', async (typed, complaint) => {
    expect(await readSchedule(typed)).toContain(complaint)
  })
})

const remind = { when: reminderTime('own'), words: optional(textAfterTime(500)) }

async function readReminder(typed: string): Promise<unknown> {
  const parsed = await readWith(remind, typed)
  return parsed.ok ? parsed.values['when'] : `refused: ${parsed.complaint}`
}

describe('a reminder', () => {
  it.each([
    ['in 1 hour 30 minutes "x"', 90],
    ['in 2 h 30 "x"', 150],
    ['dans 1 h 30 « x »', 90],
    ['in 1h30m "x"', 90],
    ['in half an hour "x"', 30],
    ['dans une demi-heure « x »', 30],
    ['in an hour and a half "x"', 90],
    ['dans une heure et quart « x »', 75],
    ["dans trois quarts d'heure « x »", 45],
    ['30 minutes from now "x"', 30],
    ['in 1.5 hours "x"', 90],
    ['dans 1,5 heure « x »', 90],
    ['in a couple of hours "x"', 120],
    ["dans une couple d'heures « x »", 120],
    ["d'ici une heure « x »", 60],
  ])('comes after all of %j', async (typed, minutes) => {
    expect(await readReminder(typed)).toEqual({ kind: 'moment', zone, at: wednesday + minutes * 60_000 })
  })

  const at18 = { unit: 'days', amount: 1, at: { hour: 18, minute: 0 } }

  it.each([
    ['the day before at 18:00 "Pack"', at18],
    ['the day before the meetup at 6 pm', at18],
    ['at 18:00 the day before "Pack"', at18],
    ['1 j avant à 18 h', at18],
    ['la veille à 18 h', at18],
    ['la veille', { unit: 'days', amount: 1 }],
    ['the day before', { unit: 'days', amount: 1 }],
    ['1 h 30 avant', { unit: 'minutes', amount: 90 }],
  ])('of a meetup comes at the time of %j', async (typed, offset) => {
    expect(await readReminder(typed)).toEqual({ kind: 'before', offset })
  })

  const monday9 = { kind: 'every', days: { kind: 'weekly', weekday: 1 }, time: { hour: 9, minute: 0 }, zone }
  const other = (days: object) => ({ ...monday9, days })

  it.each([
    ['every monday 9:00 until march "Standup"', { ...monday9, until: '2027-02-28' }],
    ['every monday until march at 9:00 "Standup"', { ...monday9, until: '2027-02-28' }],
    ["tous les lundis à 9 h jusqu'au 1er mars « x »", { ...monday9, until: '2027-03-01' }],
    ['every monday 9:00 starting next week "x"', { ...monday9, from: '2026-12-07' }],
    ['tous les lundis à 9 h à partir du 4 janvier « x »', { ...monday9, from: '2027-01-04' }],
    ['every monday 9:00 for 6 times "x"', { ...monday9, until: '2027-01-11' }],
    ['tous les lundis à 9 h, 6 fois « x »', { ...monday9, until: '2027-01-11' }],
    ['every other monday 9:00 "x"', { ...other({ kind: 'weekly', weekday: 1, everyWeeks: 2 }), from: '2026-12-07' }],
    ['every 2 weeks on monday 9:00 "x"', { ...other({ kind: 'weekly', weekday: 1, everyWeeks: 2 }), from: '2026-12-07' }],
    ['un lundi sur deux à 9 h « x »', { ...other({ kind: 'weekly', weekday: 1, everyWeeks: 2 }), from: '2026-12-07' }],
    [
      'toutes les 3 semaines, le lundi à 9 h « x »',
      { ...other({ kind: 'weekly', weekday: 1, everyWeeks: 3 }), from: '2026-12-07' },
    ],
    ['every monday and thursday at 9:00 "x"', other({ kind: 'weekly', weekday: 1, also: [4] })],
    ['tous les lundis, mercredis et vendredis à 9 h « x »', other({ kind: 'weekly', weekday: 1, also: [3, 5] })],
    ['1st and 3rd thursday 9:00 "x"', other({ kind: 'monthly', nth: 1, weekday: 4, also: [3] })],
    ['les 1er et 3e jeudis du mois à 9 h « x »', other({ kind: 'monthly', nth: 1, weekday: 4, also: [3] })],
    ['every last friday 9:00 "x"', other({ kind: 'monthly', nth: 'last', weekday: 5 })],
    ['every working day 9:00 "x"', other({ kind: 'working-days' })],
    ['chaque jour ouvrable à 9 h « x »', other({ kind: 'working-days' })],
    ['every mon, wed and fri 9:00 "x"', other({ kind: 'weekly', weekday: 1, also: [3, 5] })],
    ['chaque lun., mer. et ven. à 9 h « x »', other({ kind: 'weekly', weekday: 1, also: [3, 5] })],
    ['every week on mon & thu 9:00 "x"', other({ kind: 'weekly', weekday: 1, also: [4] })],
    ['every mon-fri 9:00 "x"', other({ kind: 'weekdays' })],
    ['du lundi au vendredi à 9 h « x »', other({ kind: 'weekdays' })],
    ['every tuesday to thursday 9:00 "x"', other({ kind: 'weekly', weekday: 2, also: [3, 4] })],
    ['every 15th 9:00 "x"', other({ kind: 'monthly-dates', dates: [15] })],
    ['the 1st and 15th of every month 9:00 "x"', other({ kind: 'monthly-dates', dates: [1, 15] })],
    ['every month on the 15th at 9:00 "x"', other({ kind: 'monthly-dates', dates: [15] })],
    ['le 1er et le 15 de chaque mois à 9 h « x »', other({ kind: 'monthly-dates', dates: [1, 15] })],
    ['tous les 15 du mois à 9 h « x »', other({ kind: 'monthly-dates', dates: [15] })],
    ['the last day of every month 9:00 "x"', other({ kind: 'monthly-dates', dates: ['last'] })],
    ['le dernier jour du mois à 9 h « x »', other({ kind: 'monthly-dates', dates: ['last'] })],
    ['every morning at 9 "x"', other({ kind: 'daily' })],
    ['tous les matins à 9 h « x »', other({ kind: 'daily' })],
    ['every evening at 9 "x"', { ...other({ kind: 'daily' }), time: { hour: 21, minute: 0 } }],
    ['every monday morning at 9 "x"', monday9],
    ['tous les lundis soir à 9 h « x »', { ...monday9, time: { hour: 21, minute: 0 } }],
    ['every monday 9:00 until christmas "x"', { ...monday9, until: '2026-12-25' }],
    ["tous les lundis à 9 h jusqu'à Noël « x »", { ...monday9, until: '2026-12-25' }],
    ['every monday 9:00 until labour day "x"', { ...monday9, until: '2027-09-06' }],
    ["tous les lundis à 9 h jusqu'à l'Action de grâces « x »", { ...monday9, until: '2027-10-11' }],
  ])('repeats as %j says', async (typed, expected) => {
    expect(await readReminder(typed)).toEqual(expected)
  })

  it.each([
    ['every monday 9:00 until the big day "x"', "can't tell when it starts or ends"],
    ['every monday 9:00 except holidays "x"', 'except holidays'],
    ['every monday 9:00 until 1 december 2026 "x"', "can't tell when it starts or ends"],
    ['every monday 9:00 starting march until february "x"', "can't tell when it starts or ends"],
    ['tomorrow 9:00 next fortnight "x"', 'next fortnight'],
    ['in 1 hour and a bit "x"', 'and a bit'],
    ['1h before at 18:00', "isn't a length of time"],
    ['tomorrow 14:00 to 16:00 "x"', 'one time'],
  ])('is refused when it is half understood: %j', async (typed, complaint) => {
    expect(await readReminder(typed)).toContain(complaint)
  })

  it.each([
    ['tomorrow 9:00 to book the room', 'to book the room'],
    ["demain 9 h d'acheter du lait", "d'acheter du lait"],
    ['in an hour Call', 'Call'],
  ])('keeps its text: %j', async (typed, words) => {
    expect(await readWith(remind, typed)).toMatchObject({ ok: true, values: { words } })
  })
})

describe('the rule of a series', () => {
  it.each([
    ['every other thursday 13:00', { days: { kind: 'weekly', weekday: 4, everyWeeks: 2 }, from: '2026-12-03' }],
    ['un jeudi sur deux à 13 h', { days: { kind: 'weekly', weekday: 4, everyWeeks: 2 }, from: '2026-12-03' }],
    [
      '1st and 3rd thursday 13:00 until june',
      { days: { kind: 'monthly', nth: 1, weekday: 4, also: [3] }, until: '2027-05-31' },
    ],
    ['chaque 3e jeudi à 13 h, 6 fois', { days: { kind: 'monthly', nth: 3, weekday: 4 }, until: '2027-05-20' }],
    ['every 3rd thursday 13:00', { nth: 3, weekday: 4 }],
  ])('is read from %j', async (typed, rule) => {
    expect(await readWith({ when: timedRule() }, typed)).toEqual({
      ok: true,
      values: { when: { rule, time: { hour: 13, minute: 0 } } },
    })
  })

  it('is refused when more of it could be time', async () => {
    expect(await readWith({ when: timedRule() }, 'every 3rd thursday 13:00 next year')).toMatchObject({ ok: false })
  })
})

describe('other places where a time is read', () => {
  it.each([
    ['book the room due:friday next week', '2026-12-11'],
    ['réserver la salle échéance:vendredi en huit', '2026-12-11'],
    ['book the room due:mar. 8 déc.', '2026-12-08'],
  ])('a due date: %j', async (typed, due) => {
    const args = { words: markWords(), due: dayOption({ en: 'due', fr: 'échéance' }) }

    expect(await readWith(args, typed)).toMatchObject({ ok: true, values: { due } })
    expect(await readWith(args, 'book the room due:friday next fortnight')).toMatchObject({ ok: false })
  })

  it('the meetup of a talk', async () => {
    const args = { on: meetupRefOption({ en: 'on', fr: 'le' }) }

    expect(await readWith(args, 'on:friday next week')).toMatchObject({
      values: { on: { days: expect.arrayContaining([{ year: 2026, month: 12, day: 11 }]) } },
    })
    expect(await readWith(args, 'on:friday after next')).toMatchObject({ ok: false })
  })

  it.each([
    ['to friday next week 2 in the afternoon', { year: 2026, month: 12, day: 11 }, 14],
    ['vendredi en huit à 2 h de l’après-midi', { year: 2026, month: 12, day: 11 }, 14],
  ])('the new date of a meetup: %j', async (typed, date, hour) => {
    expect(await readWith({ to: newMoment() }, typed)).toMatchObject({ values: { to: { date, time: { hour, minute: 0 } } } })
  })

  it.each([
    ['a week later', { months: 0, days: 7, minutes: 0 }],
    ['by 2 days earlier', { months: 0, days: -2, minutes: 0 }],
    ['1 h 30 plus tard', { months: 0, days: 0, minutes: 90 }],
    ["d'une demi-heure plus tôt", { months: 0, days: 0, minutes: -30 }],
    ['1 month later', { months: 1, days: 0, minutes: 0 }],
  ])('how far a meetup moves: %j', async (typed, shift) => {
    expect(await readWith({ to: newMoment() }, typed)).toMatchObject({ values: { to: { shift } } })
  })

  it.each(['900 weeks later', 'a week', 'later'])('no move: %j', async (typed) => {
    expect(await readWith({ to: newMoment() }, typed)).toMatchObject({ ok: false })
  })

  const hours = (from: number, to: number) => ({ from: { hour: from, minute: 0 }, to: { hour: to, minute: 0 } })

  it.each([
    ['6-8 pm', { hours: hours(18, 20) }],
    ['18:00-8:00, 12:00-13:00', { hours: hours(18, 8), also: [hours(12, 13)] }],
    ['18 h à 8 h et 12 h à 13 h', { hours: hours(18, 8), also: [hours(12, 13)] }],
    ['22 h à minuit', { hours: hours(22, 0) }],
    ['6 h du soir à 8 h du matin', { hours: hours(18, 8) }],
    ['6 in the evening to 8 in the morning', { hours: hours(18, 8) }],
  ])('quiet hours: %j', async (typed, expected) => {
    expect(await readWith({ hours: quietHours() }, typed)).toEqual({
      ok: true,
      values: { hours: { ...expected, weekends: false, holidays: false } },
    })
  })

  it.each(['9 to 5', '6 pm to 8:00', '18:00-8:00 sometimes'])('unclear quiet hours: %j', async (typed) => {
    expect(await readWith({ hours: quietHours() }, typed)).toMatchObject({ ok: false })
  })

  it.each([
    ['jeu. 22 mars 2018', { kind: 'date', date: { year: 2018, month: 3, day: 22 } }],
    ['jeudi le 22 mars 2018', { kind: 'date', date: { year: 2018, month: 3, day: 22 } }],
    ['thu. march 22, 2018', { kind: 'date', date: { year: 2018, month: 3, day: 22 } }],
    ['thursday march 22', { kind: 'month', month: 3 }],
  ])('minutes: %j', (typed, query) => {
    expect(readMinutesQuery(typed)).toEqual(query)
  })
})
