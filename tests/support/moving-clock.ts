import type { Clock } from '../../src/shared/clock.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { testClock } from './test-clock.ts'

/** For a bot on real sockets: its deadlines run by the real time, and what time it is stands still until a test moves it. */
export function createMovingClock(): { readonly clock: Clock; readonly time: FakeClock } {
  const time = createFakeClock(testClock.now())
  return { clock: { now: time.now, after: testClock.after }, time }
}
