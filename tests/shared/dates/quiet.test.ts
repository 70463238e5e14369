import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atLocal } from '../../../src/shared/dates/local-time.ts'
import { allowedAfter, allowedBefore, applyQuietTimes, isQuiet, type QuietTimes } from '../../../src/shared/dates/quiet.ts'

const zone = 'America/Toronto'
const minute = 60_000
const day = 86_400_000

function quietTimes(quiet: Partial<QuietTimes> = {}): QuietTimes {
  const hours = { from: { hour: 18, minute: 0 }, to: { hour: 8, minute: 0 } }
  return { hours, weekends: false, holidays: false, zone, isHoliday: () => false, ...quiet }
}

/** In November 2026, where the 22nd is a Sunday. */
const at = (date: number, hour: number, minutes = 0) =>
  atLocal({ year: 2026, month: 11, day: date }, { hour, minute: minutes }, zone).at

describe('quiet hours', () => {
  it('reach over midnight, from the first minute to the last but one', () => {
    const quiet = quietTimes()

    expect([at(24, 17, 59), at(24, 18), at(25, 0), at(25, 7, 59), at(25, 8)].map((one) => isQuiet(quiet, one))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
  })

  it('move what falls into them to the last minute before', () => {
    expect(applyQuietTimes(quietTimes(), at(25, 7), at(22, 12), at(25, 9))).toBe(at(24, 17, 59))
  })

  it('move over a weekend and a holiday that meet', () => {
    const quiet = quietTimes({ weekends: true, holidays: true, isHoliday: ({ day: date }) => date === 20 })

    expect(applyQuietTimes(quiet, at(22, 12), at(10, 12), at(23, 9))).toBe(at(19, 17, 59))
  })

  it('allow a later time when the earlier one has passed, unless the meetup has begun by then', () => {
    const quiet = quietTimes()

    expect(applyQuietTimes(quiet, at(25, 7), at(24, 20), at(25, 9))).toBe(at(25, 8))
    expect(applyQuietTimes(quiet, at(25, 7), at(24, 20), at(25, 8))).toBe(at(25, 7))
  })

  it('that never end move nothing', () => {
    const always = quietTimes({ holidays: true, isHoliday: () => true })

    expect(applyQuietTimes(always, at(25, 12), at(22, 12), at(26, 12))).toBe(at(25, 12))
  })

  const aTime = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.constantFrom(0, 15, 30) })
  const anInstant = fc
    .integer({ min: Date.UTC(2026, 0, 1) / minute, max: Date.UTC(2027, 0, 1) / minute })
    .map((one) => one * minute)

  it('give way to the nearest minute that is free, on either side, in every zone and season', () => {
    fc.assert(
      fc.property(
        aTime,
        aTime,
        fc.boolean(),
        anInstant,
        fc.constantFrom('America/Toronto', 'America/St_Johns', 'America/Vancouver', 'Europe/Paris'),
        (from, to, weekends, instant, where) => {
          fc.pre(from.hour !== to.hour)
          const quiet = quietTimes({ hours: { from, to }, weekends, zone: where })

          const [before, after] = [allowedBefore(quiet, instant), allowedAfter(quiet, instant)]

          for (const [found, step] of [
            [before, -minute],
            [after, minute],
          ] as const) {
            expect(found).toBeDefined()
            let nearest = instant
            while (isQuiet(quiet, nearest) && Math.abs(nearest - instant) < 5 * day) nearest += step
            expect(found).toBe(nearest)
          }
        },
      ),
      { numRuns: 40 },
    )
  }, 60_000)

  it.each([
    ['begin in the hour that is jumped over', { month: 3, day: 8 }, { hour: 2, minute: 15 }, { hour: 0, minute: 0 }, '06:59'],
    ['begin in the hour that comes twice', { month: 11, day: 1 }, { hour: 1, minute: 30 }, { hour: 0, minute: 0 }, '06:29'],
  ])('that %s end at the last free minute of that day', (_, { month, day: date }, from, to, utc) => {
    const quiet = quietTimes({ hours: { from, to } })
    const noon = atLocal({ year: 2026, month, day: date }, { hour: 12, minute: 0 }, zone).at

    const before = allowedBefore(quiet, noon)

    expect(new Date(before ?? 0).toISOString().slice(11, 16)).toBe(utc)
  })
})
