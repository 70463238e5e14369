import type { EpochMs } from '../../shared/clock.ts'
import type { QuietHours } from './model/index.ts'

/** When each room wants no reminders. */
export interface QuietRooms {
  of(roomId: string): Promise<QuietHours | undefined>
  /** Of all rooms that have their own. */
  all(): Promise<ReadonlyMap<string, QuietHours>>
  /** Undefined: the room uses the community's quiet hours again. */
  set(roomId: string, hours: QuietHours | undefined): Promise<void>
}

/** Rooms in which posts were held back because there were too many. */
export interface Floods {
  held(roomId: string, at: EpochMs): Promise<void>
  hasUntold(now: EpochMs, everyMs: number): Promise<boolean>
  /** Rooms with posts held back since the last report, at most once per `everyMs`. Marks them as reported. */
  takeUntold(now: EpochMs, everyMs: number): Promise<readonly string[]>
}
