import type { Button } from './chat.ts'

/** What a message tells about, by number. Its receiver must be allowed to see all of it. */
export interface Subject {
  readonly meetupId?: number
  readonly seriesId?: number
}

/** Kinds of unrequested direct messages that people can switch off. */
export const switchableTopics = ['announcements', 'nags', 'digest'] as const
export type SwitchableTopic = (typeof switchableTopics)[number]

/** Says that the receiver didn't ask for a message, so it respects their quiet hours. */
export interface Unasked {
  readonly topic?: SwitchableTopic
  /** If quiet hours end later than this, it's sent at once. */
  readonly usefulUntil?: number
}

/**
 * Something other people are told because of a command: once, and only if the command's changes are committed. People are
 * addressed by id, so that somebody who takes over a user name gets nothing meant for its former owner.
 */
export interface Notice {
  readonly to: { readonly personId: string } | { readonly roomId: string; readonly threadId?: string }
  readonly text: string
  /** At most three; each also exists as a typed command. */
  readonly buttons?: readonly Button[]
  /** The text shows this meetup: reactions to it count as RSVPs. */
  readonly showsMeetup?: number
  /** Checked again when it's sent: somebody may have left the room that this belongs to. */
  readonly about?: Subject
  /** The database keeps no copy of the text once it is sent. */
  readonly isSecret?: true
  /**
   * Notices with the same words here, to the same receiver, share one message: each replaces the text of the one before. Only for
   * people.
   */
  readonly fold?: string
  /** Only for people. Not set for replies to what they did or for what they ordered, such as their reminders. */
  readonly unasked?: Unasked
  /** The thread of this message belongs to the minutes of this meetup. */
  readonly opensMinutesOf?: number
}
