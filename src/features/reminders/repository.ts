import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'
import type { Reminder, ReminderState, Timing } from './model/index.ts'

export type NewReminder = Omit<Reminder, 'id' | 'state' | 'why' | 'round' | 'tries' | 'messageId' | 'localAt' | 'zoneData'> & {
  readonly zone: string
}

/** Omitted fields stay unchanged; null clears a value. */
export interface ReminderChange {
  readonly state?: ReminderState
  readonly why?: string | null
  readonly timing?: Timing
  readonly words?: string
  readonly startsAt?: EpochMs
  /** Also stores its local time, in the given zone or the one it has. */
  readonly nominalAt?: EpochMs
  readonly zone?: string
  /** Also sets when it is looked at next, unless `lookAt` says otherwise. */
  readonly dueAt?: EpochMs
  readonly lookAt?: EpochMs
  readonly round?: number
  readonly tries?: number
  readonly messageId?: string | null
}

/** One or several times at which a reminder wasn't sent. */
export interface Miss {
  readonly reminder: Reminder
  readonly dueAt: EpochMs
  /** How many times of a recurring reminder; the given time is the last of them. */
  readonly times: number
  readonly why: string
}

/** What could not be delivered, and why. */
export interface Undelivered {
  readonly reminder: Reminder
  readonly why: string
  /** The workspace's error code; undefined when it didn't answer for too long. */
  readonly refused?: string
}

/** A reminder that is due. */
export interface DueReminder extends Reminder {
  /** When it was due to be looked at. */
  readonly lookAt: EpochMs
}

export interface Reminders extends Erasable {
  add(reminder: NewReminder, at: EpochMs): Promise<Reminder>
  find(id: number): Promise<Reminder | undefined>
  /** Like `find`, and locks the row until the transaction ends. */
  lock(id: number): Promise<Reminder | undefined>
  /** @throws Error when there is no such reminder. */
  change(id: number, change: ReminderChange): Promise<Reminder>
  /** Planned and paused ones that a person has made, soonest first. */
  pendingOf(personId: string): Promise<readonly Reminder[]>
  /** Planned and paused ones for rooms, or for one room if given, soonest first. */
  pendingInRooms(roomId?: string): Promise<readonly Reminder[]>
  /** Those of a meetup, in every state. */
  ofMeetup(meetupId: number): Promise<readonly Reminder[]>
  /** Planned ones of a meetup that are due for one room or person. */
  dueTogether(meetupId: number, to: Reminder['to'], now: EpochMs): Promise<readonly Reminder[]>
  /** Planned ones to look at now, longest due first; `after`: continues after this one. */
  due(now: EpochMs, limit: number, after?: Pick<DueReminder, 'id' | 'lookAt'>): Promise<readonly DueReminder[]>
  /** The same reminder, locked until the transaction ends; undefined when another copy has or had it. */
  lockDue(id: number, now: EpochMs): Promise<Reminder | undefined>
  /** The same for several at once; those that another copy has or had are left out. */
  lockAllDue(ids: readonly number[], now: EpochMs): Promise<readonly Reminder[]>
  /** Planned and paused ones that were derived with older zone data than the store's, at most `limit`. */
  derivedBefore(edition: string, limit: number): Promise<readonly Reminder[]>
  /** Says that its time was derived from a local time with the store's zone data. */
  markDerived(id: number, derived: { readonly zone: string; readonly localAt: string }): Promise<void>
  /** Ids of meetups whose start or state differs from what their reminders were planned for. */
  meetupsAdrift(now: EpochMs): Promise<readonly number[]>
  /** Reminders whose last message was given up. */
  undelivered(): Promise<readonly Undelivered[]>
  miss(miss: Omit<Miss, 'reminder'> & { readonly id: number }): Promise<void>
  hasMisses(): Promise<boolean>
  /** Missed ones that nobody has been told about yet, oldest first. Locks them and marks them as told. */
  takeMisses(): Promise<readonly Miss[]>
}
