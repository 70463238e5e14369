import type { Clock } from '../shared/clock.ts'

/** The machine's own clock. */
export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    after: (delayMs, then) => {
      const timer = setTimeout(then, delayMs)
      timer.unref()
      return () => clearTimeout(timer)
    },
  }
}
