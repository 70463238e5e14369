import type { Clock } from '../../src/shared/clock.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { testClock } from './test-clock.ts'

/** For a bot on real sockets: its deadlines use real time, but its clock only moves when a test moves it. */
export function createMovingClock(): { readonly clock: Clock; readonly time: FakeClock } {
  const time = createFakeClock(testClock.now())
  return { clock: { now: time.now, after: testClock.after }, time }
}
