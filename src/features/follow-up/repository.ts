import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'

/** What people are asked for after a meetup. */
export type MissingItem = 'slides' | 'recording' | 'minutes'

/** What happens once a meetup is over. */
export interface FollowUps extends Erasable {
  /** Starts waiting for the minutes of a meetup that ended at an instant. */
  begin(meetupId: number, endedAt: EpochMs): Promise<void>
  /** Meetups that ended after an instant and whose minutes have not been announced. */
  unannounced(since: EpochMs): Promise<readonly number[]>
  /** True for the one caller that may announce the minutes. */
  recordAnnounced(meetupId: number, at: EpochMs): Promise<boolean>
  /** Stops asking for something, by the id of a talk or of a meetup. False when that was already dismissed. */
  dismiss(id: number, what: MissingItem, by: string, at: EpochMs): Promise<boolean>
  /** Asks for it again. */
  undismiss(id: number, what: MissingItem): Promise<void>
  isDismissed(ids: readonly number[], what: MissingItem): Promise<boolean>
}
