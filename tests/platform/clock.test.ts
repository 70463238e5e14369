import { describe, expect, it } from 'vitest'
import { createSystemClock } from '../../src/platform/clock.ts'

describe('the system clock', () => {
  it('gives the machine’s time', () => {
    const before = Date.now()

    const now = createSystemClock().now()

    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })

  it('calls what is due, in order, and leaves out what was cancelled', async () => {
    const clock = createSystemClock()
    const called: string[] = []

    await new Promise<void>((resolve) => {
      const cancel = clock.after(1, () => called.push('cancelled'))
      clock.after(1, () => called.push('due'))
      clock.after(1, resolve)
      cancel()
    })

    expect(called).toEqual(['due'])
  })

  it('does not keep the process alive', () => {
    const countTimers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    const before = countTimers()

    const cancel = createSystemClock().after(60_000, () => {})
    const during = countTimers()
    cancel()

    expect(during).toBe(before)
  })
})
