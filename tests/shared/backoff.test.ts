import { describe, expect, it } from 'vitest'
import { backoffDelay, createBackoff } from '../../src/shared/backoff.ts'

const limits = { firstMs: 500, longestMs: 60_000, jitter: 0.5 }

describe('backing off', () => {
  it('doubles the delay up to the longest', () => {
    const delays = [0, 1, 2, 6, 7, 8, 2_000].map((failures) => backoffDelay(failures, limits, 1))

    expect(delays).toEqual([500, 1_000, 2_000, 32_000, 60_000, 60_000, 60_000])
  })

  it.each([
    [0, 1_000],
    [0.5, 500],
    [1, 0],
  ])('spreads a delay by its jitter of %d', (jitter, lowest) => {
    expect(backoffDelay(0, { firstMs: 1_000, longestMs: 60_000, jitter }, 0)).toBe(lowest)
    expect(backoffDelay(0, { firstMs: 1_000, longestMs: 60_000, jitter }, 1)).toBe(1_000)
  })

  it('begins again after a reset', () => {
    const backoff = createBackoff(() => 1)

    expect([backoff.next(), backoff.next(), backoff.next()]).toEqual([250, 500, 1_000])
    backoff.reset()
    expect(backoff.next()).toBe(250)
  })
})
