import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Days,
  dueBefore,
  latenessOf,
  nextOccurrence,
  readOffset,
  readRepetition,
} from '../../../../src/features/reminders/model/index.ts'
import { atLocal, localOf } from '../../../../src/shared/dates/local-time.ts'
import { beginsRecurrence } from '../../../../src/shared/dates/phrases/index.ts'

const zones = ['America/Toronto', 'America/St_Johns', 'America/Vancouver', 'Europe/Paris']
const today = Date.UTC(2026, 10, 29, 12)
const hour = 3_600_000
const day = 24 * hour
const aZone = fc.constantFrom(...zones)
/** 2026 and 2027: both changes of the clocks, twice, in every zone. */
const anInstant = fc
  .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 })
  .map((minutes) => minutes * 60_000)

describe('a length of time', () => {
  it.each([
    ['1d', 'days', 1],
    ['1 j', 'days', 1],
    ['2 weeks', 'days', 14],
    ['une semaine', 'days', 7],
    ['the day', 'days', 1],
    ['la veille', 'days', 1],
    ['30 min', 'minutes', 30],
    ['1 h', 'minutes', 60],
    ['deux heures', 'minutes', 120],
    ["l'heure", 'minutes', 60],
    ['forty-five minutes', 'minutes', 45],
    ['thirty five minutes', 'minutes', 35],
    ['vingt-quatre heures', 'minutes', 1_440],
    ['trois journées', 'days', 3],
  ])('is read from %j', (typed, unit, amount) => {
    expect(readOffset(typed)).toEqual({ unit, amount })
  })

  it.each(['', '0d', '9999 weeks', 'soon', '1d 2h', '-1d', '@all'])('is not read from %j', (typed) => {
    expect(readOffset(typed)).toBeUndefined()
  })
})

describe('a time before a meetup', () => {
  it('keeps the local clock when days are counted, across every change of the clocks', () => {
    fc.assert(
      fc.property(anInstant, fc.integer({ min: 1, max: 30 }), aZone, (startsAt, amount, zone) => {
        const { date, time } = localOf(startsAt, zone)
        // An hour that occurs twice, or not at all, has no local time to keep.
        fc.pre(time.hour >= 4)

        const due = dueBefore(startsAt, { unit: 'days', amount }, zone)

        expect(localOf(due, zone).time).toEqual(time)
        expect(Math.round((startsAt - due) / day)).toBe(amount)
        expect(atLocal(date, time, zone).at).toBe(startsAt)
      }),
    )
  })

  it('is that many minutes before when hours are counted, even when the clocks change', () => {
    fc.assert(
      fc.property(anInstant, fc.integer({ min: 1, max: 3_000 }), aZone, (startsAt, amount, zone) => {
        expect(startsAt - dueBefore(startsAt, { unit: 'minutes', amount }, zone)).toBe(amount * 60_000)
      }),
    )
  })

  it('is 13:00 of the day before on the days after both changes in Toronto', () => {
    const at = (month: number, date: number) =>
      atLocal({ year: 2026, month, day: date }, { hour: 13, minute: 0 }, 'America/Toronto').at

    expect(at(3, 8) - dueBefore(at(3, 8), { unit: 'days', amount: 1 }, 'America/Toronto')).toBe(23 * hour)
    expect(at(11, 1) - dueBefore(at(11, 1), { unit: 'days', amount: 1 }, 'America/Toronto')).toBe(25 * hour)
  })
})

describe('a rule', () => {
  it.each([
    ['every monday 9:00', { kind: 'weekly', weekday: 1 }, 9, 0, ''],
    ['tous les lundis à 9 h 30 acheter', { kind: 'weekly', weekday: 1 }, 9, 30, 'acheter'],
    ['chaque jour ouvrable à 9 h', { kind: 'working-days' }, 9, 0, ''],
    ['every weekday at 5 pm do it', { kind: 'weekdays' }, 17, 0, 'do it'],
    ['every day 7:15', { kind: 'daily' }, 7, 15, ''],
    ['every 3rd thursday 13:00', { kind: 'monthly', nth: 3, weekday: 4 }, 13, 0, ''],
    ['chaque dernier vendredi à 13 h', { kind: 'monthly', nth: 'last', weekday: 5 }, 13, 0, ''],
  ])('is read from %j', (typed, days, hourOf, minute, rest) => {
    expect(readRepetition(typed, 'America/Toronto', today)).toEqual({
      kind: 'found',
      days,
      time: { hour: hourOf, minute },
      rest,
    })
    expect(beginsRecurrence(typed)).toBe(true)
  })

  it.each([
    ['every monday', 'no-time'],
    ['every second monday 9:00', 'every-other'],
    ['every 6th monday 9:00', 'no-such-weekday'],
    ['every monday 25:00', 'no-such-time'],
    ['every monday midnight', 'midnight'],
    ['every blue moon 9:00', 'no-rule'],
  ])('is refused with its reason: %j', (typed, why) => {
    expect(readRepetition(typed, 'America/Toronto', today)).toEqual({ kind: 'refused', why })
  })

  const anyDays: fc.Arbitrary<Days> = fc.oneof(
    fc.constant({ kind: 'daily' as const }),
    fc.constant({ kind: 'weekdays' as const }),
    fc.record({ kind: fc.constant('weekly' as const), weekday: fc.constantFrom(1, 2, 3, 4, 5, 6, 7) }),
    fc.record({
      kind: fc.constant('monthly' as const),
      nth: fc.constantFrom(...([1, 2, 3, 4, 5, 'last'] as const)),
      weekday: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
    }),
  )
  const anHour = fc.integer({ min: 0, max: 23 })

  it('always comes later, at its own local time but in a skipped hour, and never twice on one day', () => {
    fc.assert(
      fc.property(anyDays, anHour, anInstant, aZone, (days, hourOf, from, zone) => {
        const rule = { days, time: { hour: hourOf, minute: 30 }, zone }

        const first = nextOccurrence(rule, from)
        const second = nextOccurrence(rule, first.at)

        expect(first.at).toBeGreaterThan(from)
        expect(localOf(second.at, zone).date).not.toEqual(localOf(first.at, zone).date)
        for (const { at, note } of [first, second]) {
          if (note !== 'gap-moved-forward') expect(localOf(at, zone).time).toEqual(rule.time)
        }
      }),
    )
  })

  it.each(zones)('comes on each day of a year once, at 9:00 in %s', (zone) => {
    const rule = { days: { kind: 'daily' }, time: { hour: 9, minute: 0 }, zone } as const
    const seen: string[] = []
    for (let at = Date.UTC(2026, 0, 1, 20); seen.length < 365; ) {
      at = nextOccurrence(rule, at).at
      const { date, time } = localOf(at, zone)
      seen.push(`${date.year}-${date.month}-${date.day} ${time.hour}:${time.minute}`)
    }

    expect(new Set(seen).size).toBe(365)
    expect(seen.every((one) => one.endsWith(' 9:0'))).toBe(true)
  })

  it.each(['UTC', 'America/St_Johns', 'Pacific/Auckland'])('means the same on a host in %s', (hostZone) => {
    const rule = {
      days: { kind: 'monthly', nth: 3, weekday: 4 },
      time: { hour: 13, minute: 0 },
      zone: 'America/Toronto',
    } as const
    const before = process.env['TZ']
    process.env['TZ'] = hostZone
    const seen: string[] = []

    for (let at = Date.UTC(2026, 0, 1); seen.length < 12; ) {
      at = nextOccurrence(rule, at).at
      seen.push(new Date(at).toISOString().slice(5, 13))
    }

    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
    expect(seen).toEqual([
      ...['01-15T18', '02-19T18', '03-19T17', '04-16T17', '05-21T17', '06-18T17'],
      ...['07-16T17', '08-20T17', '09-17T17', '10-15T17', '11-19T18', '12-17T18'],
    ])
  })

  it('takes a skipped hour later and a repeated one the first time, once', () => {
    const rule = { days: { kind: 'daily' }, time: { hour: 1, minute: 30 }, zone: 'America/Toronto' } as const
    const skipped = { ...rule, time: { hour: 2, minute: 30 } }

    const repeated = nextOccurrence(rule, Date.UTC(2026, 10, 1, 4))
    const gap = nextOccurrence(skipped, Date.UTC(2026, 2, 8, 5))

    expect(repeated).toEqual({ at: Date.UTC(2026, 10, 1, 5, 30), note: 'repeated-hour-first' })
    expect(nextOccurrence(rule, repeated.at).at).toBe(Date.UTC(2026, 10, 2, 6, 30))
    expect(gap).toEqual({ at: Date.UTC(2026, 2, 8, 7, 30), note: 'gap-moved-forward' })
  })
})

describe('lateness', () => {
  const due = Date.UTC(2026, 10, 22, 18)

  it.each([
    [0, undefined, 'on time'],
    [2 * 60_000, undefined, 'on time'],
    [2 * 60_000 + 1, undefined, 'late'],
    [day, undefined, 'late'],
    [day + 1, undefined, 'old'],
    [hour, due + 2 * hour, 'late'],
    [hour, due + hour, 'begun'],
  ])('of %i ms, with a meetup that starts at %s, is %s', (late, startsAt, expected) => {
    expect(latenessOf(due, due + late, { startsAt })).toBe(expected)
  })
})
