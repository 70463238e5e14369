import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'

/** Whom the bot has welcomed, so that it never does so twice. */
export interface Welcomes extends Erasable {
  /** Notes a welcome. False if it was noted before. Concurrent calls wait for each other, and only one of them gets true. */
  add(kind: 'room' | 'person', id: string, at: EpochMs): Promise<boolean>
  /** Which of these rooms haven't been welcomed. */
  unknownRooms(ids: readonly string[]): Promise<readonly string[]>
  /**
   * Whether a version that welcomed nobody used this database. The rooms it was in know the bot. True only once: the caller
   * notes those rooms in the same transaction.
   */
  takeUpgrade(): Promise<boolean>
}
