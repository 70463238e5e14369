import type { EpochMs } from '../../shared/clock.ts'
import type { Lang } from '../../shared/i18n/lang.ts'

/** A mention that calls everybody in a room, or those who are active. */
export type GroupMention = 'all' | 'here'

/** Where a meetup is announced, in one message that is kept true. */
export interface AnnouncedRoom {
  readonly meetupId: number
  readonly roomId: string
  /** In the order in which the room has them. */
  readonly langs: readonly Lang[]
}

export interface Announcement extends AnnouncedRoom {
  /** When the meetup was to start when it was announced: it has been moved when that is not its start any more. */
  readonly announcedStart: EpochMs
  /** How the first text begins. Later texts go without, so that nobody is called twice. */
  readonly mention?: GroupMention
  /** Undefined until the message has been written down to be posted. */
  readonly messageId?: string
  /** The outbox row, post or edit, of which it is not known yet what has become. */
  readonly outgoingId?: string
  /** Counts posts and edits. */
  readonly version: number
  /** Of the text that the message shows, or will show once what is under way has arrived. The text itself names people. */
  readonly digest: string
  /** When the workspace took the last post or edit. */
  readonly shownAt: EpochMs
}

/** What is left out stays as it was; null takes a value away. */
export interface AnnouncementChange {
  /** Null: the group was not called after all. */
  readonly mentionedAt?: null
  readonly messageId?: string
  readonly outgoingId?: string | null
  readonly version?: number
  readonly digest?: string
  readonly shownAt?: EpochMs
  /** When it is compared with the meetup again; null lets it rest. */
  readonly lookAt?: EpochMs | null
  /** Why the message is lost. A lost announcement counts as none. */
  readonly goneWhy?: string
}

export interface AnnouncementOrder {
  readonly meetupId: number
  readonly startsAt: EpochMs
  readonly rooms: readonly Omit<AnnouncedRoom, 'meetupId'>[]
  readonly mention?: GroupMention
}

/** `mentioned`: nothing was ordered, because a group was mentioned for this meetup already. */
export type OrderResult = { readonly fresh: readonly string[]; readonly standing: readonly string[] } | 'mentioned'

/** One message for each meetup and room, whoever announces how often. */
export interface Announcements {
  /** Every room in which the meetup is announced, also those whose message is still being sent. */
  of(meetupId: number): Promise<readonly AnnouncedRoom[]>
  /** Whether a group has been mentioned for a meetup. */
  mentioned(meetupId: number): Promise<boolean>
  /** Orders a message for each room without one (`fresh`), and a look at each of the others; rooms are told by their ids. */
  order(order: AnnouncementOrder, at: EpochMs): Promise<OrderResult>
  /** Those to look at by now, the longest waiting first. */
  due(now: EpochMs, limit: number): Promise<readonly AnnouncedRoom[]>
  /** Keeps one that is due from all others until the transaction ends; undefined when another copy has it or had it. */
  lock(room: AnnouncedRoom, now: EpochMs): Promise<Announcement | undefined>
  change(room: AnnouncedRoom, change: AnnouncementChange): Promise<void>
}
