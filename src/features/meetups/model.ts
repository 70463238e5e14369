import { type EpochMs, minuteMs } from '../../shared/dates/time.ts'

/** One date of the community. */
export interface Meetup {
  /** Short id, shown as `#12`; no talk, topic or reminder has the same. */
  readonly id: number
  readonly title?: string
  readonly startsAt: EpochMs
  readonly lengthMinutes: number
  /** IANA name of the zone in which its date was chosen. */
  readonly zone: string
  readonly place?: string
  readonly joinUrl?: string
  /** Seats in the room; undefined means no limit. */
  readonly capacity?: number
  /** People who can join remotely; undefined means no limit. */
  readonly remoteCapacity?: number
  /** Minutes reserved for planning before the talks; undefined means `defaultPlanningMinutes`. */
  readonly planningMinutes?: number
  /** The series it belongs to, and the day (ISO) of the rule that it's for; an extra meetup has no day. */
  readonly series?: { readonly id: number; readonly day?: string }
  /** The room that it was planned in and belongs to; undefined when it was planned in a direct message or belongs to a series. */
  readonly roomId?: string
  readonly state: 'planned' | 'cancelled'
  /** Why it's cancelled, in the organizer's words. */
  readonly cancelReason?: string
  /** How often it was changed since it was planned; undefined means never. */
  readonly revision?: number
  /** When it was planned or last changed. */
  readonly changedAt: EpochMs
  /**
   * The local time in its zone that `startsAt` is derived from, `2026-12-17T13:00`. Undefined in rows from before it was stored,
   * until the bot has started once.
   */
  readonly localStart?: string
  /** The edition of the zone data that `startsAt` was derived with. */
  readonly zoneData?: string
}

export type NewMeetup = Omit<Meetup, 'id' | 'state' | 'cancelReason' | 'revision' | 'changedAt' | 'localStart' | 'zoneData'> & {
  readonly scheduledBy: string
}

/** What can be set for a meetup when it's planned. */
export type MeetupDetails = Partial<
  Pick<Meetup, 'title' | 'place' | 'joinUrl' | 'capacity' | 'remoteCapacity' | 'lengthMinutes'>
>

/** An hour of planning, then the presentations: what this community's minutes show. */
export const defaultLengthMinutes = 120

/** The first hour of a meetup is for planning: what this community's minutes show. */
export const defaultPlanningMinutes = 60

/** How long after its planned end a meetup still counts as the one in progress. */
export const graceMs = 30 * minuteMs

/** Its planned end; people stay longer, see `graceMs`. */
export function endsAt(meetup: Pick<Meetup, 'startsAt' | 'lengthMinutes'>): EpochMs {
  return meetup.startsAt + meetup.lengthMinutes * minuteMs
}

export function isInProgress(meetup: Meetup, now: EpochMs): boolean {
  return meetup.state === 'planned' && meetup.startsAt <= now && now < endsAt(meetup) + graceMs
}

/** Whether it has ended and nobody is there any more. Nothing about it changes after that. */
export function isOver(meetup: Meetup, now: EpochMs): boolean {
  return endsAt(meetup) + graceMs <= now
}

/** Whether people can still RSVP: until the planned end, unless it's cancelled. */
export function takesAnswers(meetup: Meetup, now: EpochMs): boolean {
  return meetup.state === 'planned' && now < endsAt(meetup)
}
