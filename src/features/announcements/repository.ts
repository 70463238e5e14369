import type { EpochMs } from '../../shared/clock.ts'
import type { Lang } from '../../shared/i18n/lang.ts'

/** A mention that notifies everyone in a room, or everyone who is active. */
export type GroupMention = 'all' | 'here'

/** A meetup's announcement in one room: a single message that the bot keeps up to date. */
export interface AnnouncedRoom {
  readonly meetupId: number
  readonly roomId: string
  /** In the room's order. */
  readonly langs: readonly Lang[]
  /** Undefined until the message is in the outbox. */
  readonly messageId?: string
}

export interface Announcement extends AnnouncedRoom {
  /** The meetup's start when it was announced. If the start is different now, the meetup was moved. */
  readonly announcedStart: EpochMs
  /** How the first text begins. Later texts leave it out, so that nobody is notified twice. */
  readonly mention?: GroupMention
  /** The outbox row of the last post or edit, until its result is known. */
  readonly outgoingId?: string
  /** Counts posts and edits. */
  readonly version: number
  /** Hash of the text that the message shows, or will show once the pending edit is sent. A hash, because the text names people. */
  readonly digest: string
  /** When the workspace accepted the last post or edit. */
  readonly shownAt: EpochMs
}

/** Omitted fields stay unchanged; null clears a value. */
export interface AnnouncementChange {
  /** Null: the group wasn't notified after all. */
  readonly mentionedAt?: null
  readonly messageId?: string
  readonly outgoingId?: string | null
  readonly version?: number
  readonly digest?: string
  readonly shownAt?: EpochMs
  /** When to compare it with the meetup next; null means never. */
  readonly lookAt?: EpochMs | null
  /** Why the message is lost. A lost announcement doesn't count as one. */
  readonly goneWhy?: string
}

export interface AnnouncementOrder {
  readonly meetupId: number
  readonly startsAt: EpochMs
  readonly rooms: readonly Pick<AnnouncedRoom, 'roomId' | 'langs'>[]
  readonly mention?: GroupMention
}

/** `mentioned`: nothing was ordered, because a group has already been notified of this meetup. */
export type OrderResult = { readonly fresh: readonly string[]; readonly standing: readonly string[] } | 'mentioned'

/** Makes sure that a meetup has one message per room, however often it's announced. */
export interface Announcements {
  /** Every room in which the meetup is announced, including those whose message is still being sent. */
  of(meetupId: number): Promise<readonly AnnouncedRoom[]>
  /** The start that was announced first; undefined when the meetup isn't announced. */
  announcedStart(meetupId: number): Promise<EpochMs | undefined>
  /** Whether a group has been notified of a meetup. */
  mentioned(meetupId: number): Promise<boolean>
  /** Orders a message for each room without one (`fresh`) and a check of the others. Rooms are given by id. */
  order(order: AnnouncementOrder, at: EpochMs): Promise<OrderResult>
  /** Those due for a check, longest waiting first. */
  due(now: EpochMs, limit: number): Promise<readonly AnnouncedRoom[]>
  /** Locks one that is due until the transaction ends; undefined when another copy has or had it. */
  lock(room: AnnouncedRoom, now: EpochMs): Promise<Announcement | undefined>
  change(room: AnnouncedRoom, change: AnnouncementChange): Promise<void>
}
