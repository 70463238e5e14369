import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'
import type { QuietHours, Reminder, ReminderState, Timing } from './model/index.ts'

export type NewReminder = Omit<Reminder, 'id' | 'state' | 'why' | 'round' | 'tries' | 'messageId'>

/** What is left out stays as it was; null takes a value away. */
export interface ReminderChange {
  readonly state?: ReminderState
  readonly why?: string | null
  readonly timing?: Timing
  readonly words?: string
  readonly startsAt?: EpochMs
  readonly nominalAt?: EpochMs
  /** Also when it is looked at next, unless `lookAt` says otherwise. */
  readonly dueAt?: EpochMs
  readonly lookAt?: EpochMs
  readonly round?: number
  readonly tries?: number
  readonly messageId?: string | null
}

/** One or several times of a reminder at which nothing was said. */
export interface Miss {
  readonly reminder: Reminder
  readonly dueAt: EpochMs
  /** How many times of a recurring one, the named one being the last. */
  readonly times: number
  readonly why: string
}

/** What could not be delivered, and why. */
export interface Undelivered {
  readonly reminder: Reminder
  readonly why: string
  /** The workspace's word for its refusal; none when it did not answer for too long. */
  readonly refused?: string
}

/** A reminder whose time has come. */
export interface DueReminder extends Reminder {
  /** When it was to be looked at. */
  readonly lookAt: EpochMs
}

export interface Reminders extends Erasable {
  add(reminder: NewReminder, at: EpochMs): Promise<Reminder>
  find(id: number): Promise<Reminder | undefined>
  /** Like `find`, and keeps others from changing it until the transaction ends. */
  lock(id: number): Promise<Reminder | undefined>
  /** @throws Error when there is no such reminder. */
  change(id: number, change: ReminderChange): Promise<Reminder>
  /** Planned and paused ones that a person has made, soonest first. */
  pendingOf(personId: string): Promise<readonly Reminder[]>
  /** Planned and paused ones for rooms, of one room when it is named, soonest first. */
  pendingInRooms(roomId?: string): Promise<readonly Reminder[]>
  /** Those of a meetup, in every state. */
  ofMeetup(meetupId: number): Promise<readonly Reminder[]>
  /** Planned ones of a meetup whose time has come for one room or person. */
  dueTogether(meetupId: number, to: Reminder['to'], now: EpochMs): Promise<readonly Reminder[]>
  /** Planned ones that are to be looked at now, longest due first; `after`: those that come after this one. */
  due(now: EpochMs, limit: number, after?: Pick<DueReminder, 'id' | 'lookAt'>): Promise<readonly DueReminder[]>
  /** The same one, for this copy alone until the transaction ends; undefined when another copy has it, or had it. */
  lockDue(id: number, now: EpochMs): Promise<Reminder | undefined>
  /** Ids of meetups whose start or state is not the one that their reminders were planned for. */
  meetupsAdrift(now: EpochMs): Promise<readonly number[]>
  /** Reminders whose last message was given up. */
  undelivered(): Promise<readonly Undelivered[]>
  miss(miss: Omit<Miss, 'reminder'> & { readonly id: number }): Promise<void>
  hasMisses(): Promise<boolean>
  /** What was missed and nobody has been told of yet, oldest first; for this copy alone, and told from now on. */
  takeMisses(): Promise<readonly Miss[]>
}

/** When each room wants no reminders. */
export interface QuietRooms {
  of(roomId: string): Promise<QuietHours | undefined>
  /** Undefined: the room follows the community again. */
  set(roomId: string, hours: QuietHours | undefined): Promise<void>
}

/** Rooms in which posts were held back because there were too many. */
export interface Floods {
  held(roomId: string, at: EpochMs): Promise<void>
  hasUntold(now: EpochMs, everyMs: number): Promise<boolean>
  /** Rooms where posts were held back since somebody was last told, at most once in `everyMs`; told from now on. */
  takeUntold(now: EpochMs, everyMs: number): Promise<readonly string[]>
}
