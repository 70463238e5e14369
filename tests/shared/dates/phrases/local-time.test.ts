import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atLocal, daysBefore, localOf, startOfDay } from '../../../../src/shared/dates/local-time.ts'

const toronto = 'America/Toronto'

describe('atLocal', () => {
  it.each([
    ['America/Toronto', { year: 2026, month: 12, day: 3 }, { hour: 13, minute: 0 }, '2026-12-03T18:00', undefined],
    ['America/Toronto', { year: 2026, month: 7, day: 16 }, { hour: 13, minute: 0 }, '2026-07-16T17:00', undefined],
    ['America/Toronto', { year: 2027, month: 3, day: 14 }, { hour: 2, minute: 30 }, '2027-03-14T07:30', 'gap-moved-forward'],
    ['America/Toronto', { year: 2027, month: 11, day: 7 }, { hour: 1, minute: 30 }, '2027-11-07T05:30', 'repeated-hour-first'],
    ['Europe/Paris', { year: 2027, month: 3, day: 28 }, { hour: 2, minute: 0 }, '2027-03-28T01:00', 'gap-moved-forward'],
    [
      'Australia/Lord_Howe',
      { year: 2027, month: 10, day: 3 },
      { hour: 2, minute: 10 },
      '2027-10-02T15:40',
      'gap-moved-forward',
    ],
  ])('puts the local time of %s %j %j at %s', (zone, date, time, expected, note) => {
    const local = atLocal(date, time, zone)

    expect(local.at).toBe(Date.parse(`${expected}Z`))
    expect(local.note).toBe(note)
  })

  it('is undone by localOf for every time that exists', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        (instant, zone) => {
          const { date, time } = localOf(instant.getTime(), zone)

          const back = atLocal(date, time, zone)

          expect(localOf(back.at, zone)).toEqual({ date, time })
          expect(back.note).not.toBe('gap-moved-forward')
        },
      ),
      { numRuns: 300 },
    )
  })

  it('refuses a zone that nobody knows', () => {
    expect(() => atLocal({ year: 2026, month: 12, day: 3 }, { hour: 13, minute: 0 }, 'America/Nowhere')).toThrow(RangeError)
  })
})

describe('startOfDay', () => {
  it('begins where the clock begins when midnight is jumped over', () => {
    const start = startOfDay({ year: 2026, month: 9, day: 6 }, 'America/Santiago')

    expect(localOf(start, 'America/Santiago').time).toEqual({ hour: 1, minute: 0 })
  })
})

describe('a week before', () => {
  it.each([
    ['the clocks go forward', '2027-03-18T17:00Z', '2027-03-11T18:00Z'],
    ['the clocks go back', '2026-11-05T18:00Z', '2026-10-29T17:00Z'],
    ['the clocks stay', '2026-12-17T18:00Z', '2026-12-10T18:00Z'],
  ])('keeps the local time over a week in which %s', (_, at, expected) => {
    expect(new Date(daysBefore(Date.parse(at), 7, toronto))).toEqual(new Date(expected))
  })

  it('counts days of the calendar, not of 24 hours', () => {
    const day = daysBefore(Date.parse('2026-11-01T18:00Z'), 1, toronto)

    expect(new Date(day)).toEqual(new Date('2026-10-31T17:00Z'))
  })
})
