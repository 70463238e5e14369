import type { EpochMs } from '../../shared/clock.ts'

/** What waits in the store, whichever copy of the bot will see to it. */
export interface Waiting {
  /** Commands that were heard and have no answer yet. */
  readonly commands: number
  /** Messages that are due and not sent. */
  readonly messages: number
  /** When the oldest of them was due. */
  readonly oldestDueAt?: EpochMs
  /** Reminders whose time has come. */
  readonly reminders: number
  /** Previews that wait for a yes. */
  readonly confirmations: number
}

/** What went wrong and somebody may have to see to. */
export interface Troubles {
  /** Messages given up since then, by the workspace's word for its refusal; none when it did not answer. */
  readonly missedMessages: readonly { readonly code?: string; readonly count: number }[]
  /** Times of reminders since then at which nobody was told, by the reason. */
  readonly missedReminders: readonly { readonly why: string; readonly count: number }[]
  readonly pausedReminders: number
  /** Rooms in which posts were held back since then. */
  readonly floodedRooms: number
  /** Announcements of meetups still to come that nobody sees any more. */
  readonly lostAnnouncements: number
}

/** Figures over many rows, for those who look after the bot. */
export interface Stats {
  waiting(now: EpochMs): Promise<Waiting>
  troubles(since: EpochMs, now: EpochMs): Promise<Troubles>
}
