import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median, percentile } from '../../bench/statistics.ts'

describe('percentiles', () => {
  it('are the value at the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)

    expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile(hundred, 1)]).toEqual([50, 99, 100])
    expect(median([3, 1, 2])).toBe(2)
  })

  it('are values that were measured, and not exceeded by their share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true }), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (all, share) => {
          const value = percentile(all, share)

          expect(all).toContain(value)
          expect(all.filter((one) => one <= value).length).toBeGreaterThanOrEqual(share * all.length)
        },
      ),
    )
  })

  it('of nothing are an error', () => {
    expect(() => median([])).toThrow(RangeError)
  })
})
