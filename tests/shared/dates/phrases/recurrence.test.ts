import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nthWeekday, type Weekday, weekdayOf } from '../../../../src/shared/dates/calendar.ts'
import { nextMoments } from '../../../../src/shared/dates/occurrences.ts'
import { readRule } from '../../../../src/shared/dates/phrases/read-rule.ts'
import { writeDate } from '../../../../src/shared/dates/plain-date.ts'
import type { MonthDate } from '../../../../src/shared/dates/recurrence.ts'

const toronto = 'America/Toronto'
const time = { hour: 13, minute: 0 }

describe('nthWeekday', () => {
  it('agrees with counting through the days of the month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1970, max: 2199 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7),
        (year, month, weekday) => {
          const days = Array.from({ length: new Date(Date.UTC(year, month, 0)).getUTCDate() }, (_, index) => index + 1)
          const counted = days.filter((day) => (new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7) === weekday)

          const found = ([1, 2, 3, 4, 5] as const).map((nth) => nthWeekday(year, month, nth, weekday)?.day)

          expect(found).toEqual(Array.from({ length: 5 }, (_, index) => counted[index]))
          expect(nthWeekday(year, month, 'last', weekday)?.day).toBe(counted.at(-1))
        },
      ),
    )
  })
})

describe('the nth weekday of every month', () => {
  it('keeps 13:00 local over both changes of the clocks', () => {
    const { occurrences } = nextMoments(
      { days: { kind: 'monthly', nth: 3, weekday: 4 }, time },
      Date.UTC(2026, 0, 1),
      toronto,
      12,
    )

    expect(occurrences.map(({ at }) => new Date(at).toISOString().slice(5, 16))).toEqual([
      '01-15T18:00',
      '02-19T18:00',
      '03-19T17:00',
      '04-16T17:00',
      '05-21T17:00',
      '06-18T17:00',
      '07-16T17:00',
      '08-20T17:00',
      '09-17T17:00',
      '10-15T17:00',
      '11-19T18:00',
      '12-17T18:00',
    ])
  })

  it('skips the months without a fifth Tuesday and says which', () => {
    const { occurrences, skipped } = nextMoments(
      { days: { kind: 'monthly', nth: 5, weekday: 2 }, time },
      Date.UTC(2026, 10, 22),
      toronto,
      2,
    )

    expect(occurrences.map(({ date }) => writeDate(date))).toEqual(['2026-12-29', '2027-03-30'])
    expect(skipped).toEqual([
      { year: 2026, month: 11 },
      { year: 2027, month: 1 },
      { year: 2027, month: 2 },
    ])
  })

  it('begins with a moment that is exactly now and never before it', () => {
    const at = Date.UTC(2026, 11, 17, 18)

    const [exact, later] = [at, at + 1].map((from) =>
      nextMoments({ days: { kind: 'monthly', nth: 3, weekday: 4 }, time }, from, toronto, 1),
    )

    expect(exact?.occurrences[0]?.at).toBe(at)
    expect(later?.occurrences[0]?.date).toEqual({ year: 2027, month: 1, day: 21 })
  })

  it('ends with the calendar of the program', () => {
    const { occurrences } = nextMoments(
      { days: { kind: 'monthly', nth: 'last', weekday: 5 }, time },
      Date.UTC(2199, 10, 1),
      toronto,
      9,
    )

    expect(occurrences.map(({ date }) => writeDate(date))).toEqual(['2199-11-29', '2199-12-27'])
    expect(occurrences.map(({ date }) => weekdayOf(date))).toEqual([5, 5])
  })
})

describe('the dates of a month', () => {
  const start = Date.UTC(2027, 0, 20)
  const daysOf = (dates: readonly MonthDate[], count: number) => {
    const { occurrences, skipped } = nextMoments({ days: { kind: 'monthly-dates', dates }, time }, start, toronto, count)
    return { days: occurrences.map(({ date }) => writeDate(date)), skipped: skipped.map(({ month }) => month) }
  }

  it('come in order, whatever the order in which they were typed', () => {
    expect(daysOf([15, 1], 4).days).toEqual(['2027-02-01', '2027-02-15', '2027-03-01', '2027-03-15'])
  })

  it('skip the months that are too short and say which', () => {
    expect(daysOf([31], 3)).toEqual({ days: ['2027-01-31', '2027-03-31', '2027-05-31'], skipped: [2, 4] })
  })

  it('end with the last day, which may also be named by its number', () => {
    expect(daysOf(['last'], 3)).toEqual({ days: ['2027-01-31', '2027-02-28', '2027-03-31'], skipped: [] })
    expect(daysOf([28, 'last'], 3).days).toEqual(['2027-01-28', '2027-01-31', '2027-02-28'])
  })
})

describe('readRule', () => {
  it.each([
    ['every 3rd thursday 13:00', 3, '13:00', ''],
    ['third thursday of every month at 1 pm [zone:America/Halifax]', 3, '13:00', '[zone:America/Halifax]'],
    ['every second thursday of the month, 13:00', 2, '13:00', ''],
    ['the last thursday of the month', 'last', undefined, ''],
    ['chaque 3e jeudi à 13 h place:Ottawa', 3, '13:00', 'place:Ottawa'],
    ['tous les troisièmes jeudis du mois à 13 h', 3, '13:00', ''],
    ['le dernier jeudi de chaque mois', 'last', undefined, ''],
  ])('reads %j', (words, nth, clock, rest) => {
    const result = readRule(words, toronto)

    expect(result).toEqual({ kind: 'found', rule: { nth, weekday: 4 }, ...(clock && { time }), rest })
  })

  it.each([
    ['every second thursday', 'ambiguous', 'every-other'],
    ['every 6th friday', 'impossible', 'no-such-weekday'],
    ['every 3rd thursday 25:00', 'impossible', 'no-such-time'],
    ['every 3rd thursday at midnight', 'unreadable', 'midnight'],
    ['every 3rd thursday 13:00 UTC', 'unreadable', 'other-zone'],
    ['thursday', 'unreadable', 'no-rule'],
    ['every 3rd thursdayish', 'unreadable', 'no-rule'],
    ['', 'unreadable', 'no-rule'],
  ])('refuses %j as %s because of %s', (words, kind, why) => {
    expect(readRule(words, toronto)).toMatchObject({ kind, why })
  })
})
