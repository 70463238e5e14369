import type { RoomInfo } from '../../messaging/rooms.ts'
import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'
import type { LanguageChoice } from '../../shared/i18n/lang.ts'

/** A room that receives posts nobody has asked for. */
export interface Subscription {
  /** As the workspace last reported; `members` is unknown at first. */
  readonly room: RoomInfo
  readonly language: LanguageChoice
  /** Only announcements and corrections, no reminders. */
  readonly quiet: boolean
  readonly since: EpochMs
  /** A user id; empty when that person asked to be forgotten. */
  readonly by: string
  /** An organizer subscribed it: if the room is public, so is a series that is bound to no room. */
  readonly publishes: boolean
}

export interface Subscriptions extends Erasable {
  /** Oldest first. */
  all(): Promise<readonly Subscription[]>
  of(roomId: string): Promise<Subscription | undefined>
  /** Subscribes a room, or replaces how it is subscribed. */
  put(subscription: Subscription, at: EpochMs): Promise<void>
  remove(roomId: string): Promise<void>
  /** Rooms that haven't been looked up since then. */
  staleSince(at: EpochMs): Promise<readonly Subscription[]>
  /** Stores what the workspace says about a room now. Undefined fields keep the known values. */
  refresh(roomId: string, room: RoomInfo | undefined, at: EpochMs): Promise<void>
}
