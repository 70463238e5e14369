import type { EpochMs } from '../../../shared/dates/time.ts'
import type { Lang } from '../../../shared/i18n/lang.ts'
import type { ReminderKind } from './kind.ts'
import type { Offset } from './offset.ts'
import type { Repetition } from './repetition.ts'

/** When somebody wants to be reminded. */
export type Timing =
  | { readonly kind: 'moment'; readonly at: EpochMs }
  /** Moves with its meetup. */
  | { readonly kind: 'before'; readonly meetupId: number; readonly offset: Offset }
  | ({ readonly kind: 'every' } & Repetition)

/**
 * `planned`: waits for its time. `told`: what it says is in the outbox, or has been said. `missed`: it came too late.
 * `paused`: its room cannot be written to, or whoever made it may not write there any more; it waits for `remind resume`.
 */
export type ReminderState = 'planned' | 'told' | 'missed' | 'cancelled' | 'paused'

export interface ReminderRoom {
  readonly roomId: string
  /** As it was called when the reminder was made. */
  readonly name: string
  /** What is said in a private room is told in no other. */
  readonly isPrivate: boolean
}

export interface ReminderPerson {
  readonly id: string
  readonly username: string
}

/** A row before it is a message. */
export interface Reminder {
  /** Short id, shown as `#12`; no meetup, talk or topic has the same. */
  readonly id: number
  readonly kind: ReminderKind
  readonly state: ReminderState
  /** Why it is missed, paused or cancelled. */
  readonly why?: string
  readonly timing: Timing
  readonly to: ReminderRoom | ReminderPerson
  readonly words?: string
  /** The language it was asked for in. */
  readonly lang: Lang
  readonly madeBy: ReminderPerson
  /** The room it was asked for in. */
  readonly madeIn: string
  /** The start of the meetup for which the times were computed. */
  readonly startsAt?: EpochMs
  /** The time it was asked for; quiet hours may move `dueAt` away from it. */
  readonly nominalAt: EpochMs
  readonly dueAt: EpochMs
  /** How often it has come due; each time says something of its own, once. */
  readonly round: number
  /** Attempts at this round that failed. */
  readonly tries: number
  /** The first message of the last round. */
  readonly messageId?: string
}
