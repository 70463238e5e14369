import type { Clock, EpochMs } from '../../src/shared/clock.ts'

/** A clock that only moves when a test moves it. */
export interface FakeClock extends Clock {
  /** Advances the clock and runs everything due on the way in order, including what that schedules. */
  advance(ms: number): void
  /** Resolves as soon as a call is pending that was asked for with exactly this delay, in milliseconds. */
  scheduled(delayMs: number): Promise<void>
}

interface Timer {
  readonly due: EpochMs
  readonly delayMs: number
  readonly then: () => void
}

export function createFakeClock(start: EpochMs = Date.UTC(2026, 10, 22, 17)): FakeClock {
  const timers = new Set<Timer>()
  const waiting = new Set<{ readonly delayMs: number; readonly resolve: () => void }>()
  let now = start

  function takeNext(until: EpochMs): Timer | undefined {
    let next: Timer | undefined
    for (const timer of timers) if (timer.due <= until && (next === undefined || timer.due < next.due)) next = timer
    if (next) timers.delete(next)
    return next
  }

  return {
    now: () => now,
    after(delayMs, then) {
      const timer = { due: now + Math.max(0, delayMs), delayMs, then }
      timers.add(timer)
      for (const waiter of waiting) {
        if (waiter.delayMs !== delayMs) continue
        waiting.delete(waiter)
        waiter.resolve()
      }
      return () => timers.delete(timer)
    },
    advance(ms) {
      const until = now + ms
      for (let timer = takeNext(until); timer; timer = takeNext(until)) {
        now = Math.max(now, timer.due)
        timer.then()
      }
      now = until
    },
    scheduled(delayMs) {
      for (const timer of timers) if (timer.delayMs === delayMs) return Promise.resolve()
      return new Promise((resolve) => waiting.add({ delayMs, resolve }))
    },
  }
}
