import type { EpochMs } from '../../shared/dates/time.ts'

/** A room that decides who sees something, or whose name the bot could show. */
export interface ConcernedRoom {
  readonly roomId: string
  readonly subscribed?: {
    readonly since: EpochMs
    /** By an organizer. */
    readonly publishes: boolean
  }
}

export interface ConcernedRooms {
  /**
   * The rooms that are subscribed, that meetups without a series belong to, that reminders go to, and in which minutes are open.
   * Each once.
   */
  all(): Promise<readonly ConcernedRoom[]>
}
