import type { EpochMs } from '../../../shared/dates/time.ts'
import type { Lang } from '../../../shared/i18n/lang.ts'
import type { PersonRef } from '../../../shared/person.ts'
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
 * `planned`: not due yet. `told`: its message is in the outbox or sent. `missed`: too late to send. `paused`: the bot can't
 * post in its room, or its author no longer may; it stays that way until `remind resume`.
 */
export type ReminderState = 'planned' | 'told' | 'missed' | 'cancelled' | 'paused'

export interface ReminderRoom {
  readonly roomId: string
  /** The author's name when the reminder was created. */
  readonly name: string
  /** Messages of a private room are never repeated elsewhere. */
  readonly isPrivate: boolean
}

/** A reminder is stored before it is sent. */
export interface Reminder {
  /** Short id, shown as `#12`; no meetup, talk or topic has the same. */
  readonly id: number
  readonly kind: ReminderKind
  readonly state: ReminderState
  /** Why it was missed, paused or cancelled. */
  readonly why?: string
  readonly timing: Timing
  readonly to: ReminderRoom | PersonRef
  readonly words?: string
  /** The language of the request. */
  readonly lang: Lang
  readonly madeBy: PersonRef
  /** The room of the request. */
  readonly madeIn: string
  /** The start of the meetup that the times were computed from. */
  readonly startsAt?: EpochMs
  /** The requested time; quiet hours may move `dueAt`. */
  readonly nominalAt: EpochMs
  /** IANA name of the zone whose clock `nominalAt` was meant by. Undefined in rows from before it was stored. */
  readonly zone?: string
  /** The local time there that `nominalAt` is derived from, `2026-12-17T13:00`. */
  readonly localAt?: string
  /** The edition of the zone data that it was derived with. */
  readonly zoneData?: string
  readonly dueAt: EpochMs
  /** How often it was due; each round is sent once. */
  readonly round: number
  /** Failed attempts in this round. */
  readonly tries: number
  /** Id of the first message of the last round. */
  readonly messageId?: string
}

/** The id of the room that a reminder is for; empty when it's for a person. */
export function roomOf({ to }: Pick<Reminder, 'to'>): string {
  return 'roomId' in to ? to.roomId : ''
}
