import type { RoomInfo } from '../../messaging/chat.ts'
import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'
import type { LanguageChoice } from '../../shared/i18n/lang.ts'

/** A room that receives what the bot says of its own accord. */
export interface Subscription {
  /** As the workspace has last told; `members` is not known at first. */
  readonly room: RoomInfo
  readonly language: LanguageChoice
  /** Only announcements and corrections, no reminders. */
  readonly quiet: boolean
  readonly since: EpochMs
  /** A user id; empty when that person asked to be forgotten. */
  readonly by: string
}

export interface Subscriptions extends Erasable {
  /** Oldest first. */
  all(): Promise<readonly Subscription[]>
  of(roomId: string): Promise<Subscription | undefined>
  /** Subscribes a room, or replaces how it is subscribed. */
  put(subscription: Subscription, at: EpochMs): Promise<void>
  remove(roomId: string): Promise<void>
  /** Rooms of which the workspace has told nothing since then. */
  staleSince(at: EpochMs): Promise<readonly Subscription[]>
  /** Keeps what the workspace tells of a room now; undefined, when it tells nothing, keeps what was known. */
  refresh(roomId: string, room: RoomInfo | undefined, at: EpochMs): Promise<void>
}
