import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWhen } from '../../../../src/shared/dates/phrases/read-when.ts'
import { readOn, sunday, zone } from './tell.ts'

describe('readWhen, where it does not find one moment,', () => {
  it.each([
    ['03/04', 'day-or-month: 2027-03-04 or 2027-04-03'],
    ['03-04', 'day-or-month: 2027-03-04 or 2027-04-03'],
    ['3/4/26', 'day-or-month: 2026-03-04 or 2026-04-03'],
    ['03.04.2027 13:00', 'day-or-month: 2027-03-04 or 2027-04-03'],
    ['27-03-04', 'found 2027-03-04'],
    ['midnight', 'midnight: 2026-11-23'],
    ['demain à minuit', 'midnight: 2026-11-23 or 2026-11-24'],
  ])('asks rather than guesses for %j', (words, expected) => {
    expect(readOn(sunday, words)).toBe(expected)
  })

  it.each([
    ['30 february', 'no-such-day, nearest 2027-02-28'],
    ['31 juin', 'no-such-day, nearest 2027-06-30'],
    ['2027-02-29', 'no-such-day, nearest 2027-02-28'],
    ['2026-02-30', 'no-such-day, nearest 2027-02-28'],
    ['2026-13-05', 'no-such-day, nearest 2026-12-05'],
    ['31/06', 'no-such-day, nearest 2027-06-30'],
    ['fifth tuesday of february', 'no-such-weekday, nearest 2027-02-23'],
    ['5e mardi de février 2027', 'no-such-weekday, nearest 2027-02-23'],
    ['sixth thursday', 'no-date'],
    ['6th thursday', 'no-such-weekday, nearest 2026-11-26'],
    ['25:00', 'no-such-time, nearest 2026-11-22 23:59'],
    ['demain 13 h 75', 'no-such-time, nearest 2026-11-23 13:59'],
    ['thursday 0 pm', 'no-such-time, nearest 2026-11-26 12:00'],
    ['friday 3 december 2026', 'weekday-differs, nearest 2026-12-03'],
    ['vendredi 3 décembre', 'weekday-differs, nearest 2026-12-03'],
  ])('refuses %j with the nearest that exists', (words, expected) => {
    expect(readOn(sunday, words)).toBe(expected)
  })

  it.each([
    ['24 april 2026', 'past 2026-04-24, nearest 2027-04-24'],
    ['2024-02-29', 'past 2024-02-29, nearest 2028-02-29'],
    ['third thursday of november 2026', 'past 2026-11-19, nearest 2026-12-17'],
    ['3e jeudi du mois', 'past 2026-11-19, nearest 2026-12-17'],
    ['vendredi dernier', 'past 2026-11-20, nearest 2026-11-27'],
    ['last friday', 'past 2026-11-20, nearest 2026-11-27'],
    ['yesterday', 'past 2026-11-21, nearest 2026-11-22'],
    ['9 h', 'past 2026-11-22, nearest 2026-11-23'],
  ])('refuses %j as gone and names the nearest ahead', (words, expected) => {
    expect(readOn(sunday, words)).toBe(expected)
  })

  it.each([
    ['1', 'no-date'],
    ['third', 'no-date'],
    ['april', 'no-date'],
    ['hello thursday', 'no-date'],
    ["thursday's talk", 'no-date'],
    ['mondays', 'no-date'],
    ['mon titre', 'no-date'],
    ['', 'no-date'],
    ['45/50', 'no-date'],
    ['2026-12-03T13:00-05:00', 'no-date'],
    ['2026-12-03T13:00Z', 'other-zone'],
    ['thursday 13:00 UTC', 'other-zone'],
    ['13 h (HNP) jeudi', 'other-zone'],
    ['thursday 13:00 UTC+2', 'other-zone'],
  ])('does not read %j', (words, expected) => {
    expect(readOn(sunday, words)).toBe(expected)
  })

  it('finds and suggests only what is ahead, whenever it is asked', () => {
    const dates = [
      'third thursday',
      '5e mardi',
      'last friday of march',
      'april 24',
      '29 février',
      'thursday',
      'today',
      '1er mai 2027',
    ]
    const times = ['13:00', '0 h 05', '11:59 p.m.', 'midi']
    const now = fc.integer({ min: 0, max: 3650 * 24 * 60 }).map((minutes) => Date.UTC(2026, 0, 1) + minutes * 60_000)

    fc.assert(
      fc.property(now, fc.constantFrom(...dates), fc.constantFrom(...times), (asked, date, time) => {
        const result = readWhen(`${date} ${time}`, { now: asked, zone })

        expect(result.kind).toMatch(/^(found|past)$/)
        if (result.kind === 'found') expect(result.at).toBeGreaterThan(asked)
        if (result.kind === 'past') expect([result.at <= asked, result.nearest.at > asked]).toEqual([true, true])
      }),
      { numRuns: 300 },
    )
  })
})
