import type { EpochMs } from '../../shared/clock.ts'

export interface ShownMeetup {
  readonly messageId: string
  readonly meetupId: number
  /** Hashes of the reactions already handled and of the people told about them; they name nobody. */
  readonly marks: readonly string[]
  /** Workspace clock; anything older has been handled. Zero until somebody reacts. */
  readonly seenAt: EpochMs
}

/** Which of the bot's messages shows which meetup, and which reactions to it have been handled. */
export interface MeetupMessages {
  add(messageId: string, meetupId: number): Promise<void>
  find(messageId: string): Promise<ShownMeetup | undefined>
  /** Like `find`, and locks the row until the transaction ends. */
  lock(messageId: string): Promise<ShownMeetup | undefined>
  recordSeen(messageId: string, marks: readonly string[], seenAt: EpochMs): Promise<void>
  /**
   * Ids of the rooms with messages that show meetups which start after an instant. `selfId` is the bot's own: the id of a direct
   * room consists of the ids of its two people, in alphabetical order.
   */
  rooms(selfId: string, startsAfter: EpochMs): Promise<readonly string[]>
}
