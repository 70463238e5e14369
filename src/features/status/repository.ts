import type { EpochMs } from '../../shared/clock.ts'

/** What is waiting in the database, for any copy of the bot. */
export interface Waiting {
  /** Commands without a reply yet. */
  readonly commands: number
  /** Messages that are due and not sent. */
  readonly messages: number
  /** When the oldest of them was due. */
  readonly oldestDueAt?: EpochMs
  /** Reminders that are due. */
  readonly reminders: number
  /** Previews waiting for a confirmation. */
  readonly confirmations: number
  /** The newest edition of the zone data that a copy has used on this database. */
  readonly newestZoneData?: string
}

/** Posts that a mirror hasn't taken (`waiting`), didn't take, or may have taken. */
export interface MirrorTrouble {
  readonly name: string
  readonly kind: 'waiting' | 'refused' | 'unclear'
  readonly count: number
  /** What it responded, if it refused. */
  readonly code?: string
}

/** What went wrong and may need somebody's attention. */
export interface Troubles {
  /** Messages given up since then, by the workspace's error code; undefined when it didn't answer. */
  readonly missedMessages: readonly { readonly code?: string; readonly count: number }[]
  /** Reminder times missed since then, by reason. */
  readonly missedReminders: readonly { readonly why: string; readonly count: number }[]
  /** By name. */
  readonly mirrors: readonly MirrorTrouble[]
  readonly pausedReminders: number
  /** Rooms in which posts were held back since then. */
  readonly floodedRooms: number
  /** Ids of rooms that refused a message for good since then, because of the room. */
  readonly refusingRooms: readonly string[]
  /** Announcements of upcoming meetups that no longer exist in their room. */
  readonly lostAnnouncements: number
}

/** Statistics over many rows, for operators. */
export interface Stats {
  waiting(now: EpochMs): Promise<Waiting>
  troubles(since: EpochMs, now: EpochMs): Promise<Troubles>
}
