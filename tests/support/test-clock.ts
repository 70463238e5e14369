import { createSystemClock } from '../../src/platform/clock.ts'
import type { Clock, EpochMs } from '../../src/shared/clock.ts'

/** For CI, which runs part of the suite at another hour of the day. */
const shiftHours = Number(process.env['TEST_CLOCK_SHIFT_HOURS'] ?? 0)

/** The time at which every test begins: a Wednesday, ten o'clock in Toronto, with no holiday near. */
const testStart: EpochMs = Date.UTC(2026, 10, 25, 15) + shiftHours * 3_600_000

const begun = performance.now()

/** Runs from `testStart` on as real time does: for bots on real sockets, and for the workspaces that they talk to. */
export const testClock: Clock = {
  now: () => Math.floor(testStart + performance.now() - begun),
  after: createSystemClock().after,
}
