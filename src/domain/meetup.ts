import type { EpochMs } from './time.ts'

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
  /** Seats in the room; none means no limit was given. */
  readonly capacity?: number
  /** People who can join remotely; none means no limit was given. */
  readonly remoteCapacity?: number
  /** The series it belongs to, and the day (ISO) on which the rule of the series had put it. */
  readonly series?: { readonly id: number; readonly day: string }
  readonly state: 'planned' | 'cancelled'
  /** Why it is cancelled, in its organizers' words. */
  readonly cancelReason?: string
  /** How often it was changed since it was planned; none means never. */
  readonly revision?: number
}

export type NewMeetup = Omit<Meetup, 'id' | 'state' | 'cancelReason' | 'revision'> & { readonly scheduledBy: string }

/** An hour of planning, then the presentations: what this community's minutes show. */
export const defaultLengthMinutes = 120

/** How long after its planned end a meetup still counts as the one in progress (`product.md` asks for 30 minutes). */
export const graceMs = 30 * 60_000

/** Its planned end; people stay longer, `graceMs`. */
export function endsAt(meetup: Pick<Meetup, 'startsAt' | 'lengthMinutes'>): EpochMs {
  return meetup.startsAt + meetup.lengthMinutes * 60_000
}

export function isInProgress(meetup: Meetup, now: EpochMs): boolean {
  return meetup.state === 'planned' && meetup.startsAt <= now && now < endsAt(meetup) + graceMs
}

/** Whether people can still say if they come: until the planned end, and not once it is cancelled. */
export function takesAnswers(meetup: Meetup, now: EpochMs): boolean {
  return meetup.state === 'planned' && now < endsAt(meetup)
}
