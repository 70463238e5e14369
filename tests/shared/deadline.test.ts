import { describe, expect, it } from 'vitest'
import { DeadlineExceeded, withDeadline } from '../../src/shared/deadline.ts'
import { createFakeClock } from '../support/fake-clock.ts'

describe('a deadline', () => {
  it('passes on what the work gives or throws in time', async () => {
    const clock = createFakeClock()

    expect(await withDeadline(clock, 1_000, Promise.resolve(7))).toBe(7)
    await expect(withDeadline(clock, 1_000, Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  })

  it('rejects when the work takes longer', async () => {
    const clock = createFakeClock()

    const late = expect(withDeadline(clock, 1_000, new Promise(() => {}))).rejects.toBeInstanceOf(DeadlineExceeded)
    clock.advance(1_000)

    await late
  })
})
