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
  /** Seats in the room; none means no limit was given. */
  readonly capacity?: number
  /** People who can join remotely; none means no limit was given. */
  readonly remoteCapacity?: number
  /** Minutes that are kept for planning before the talks; none means `defaultPlanningMinutes`. */
  readonly planningMinutes?: number
  /** The series it belongs to, and the day (ISO) of its rule for which it stands; an extra meetup stands for none. */
  readonly series?: { readonly id: number; readonly day?: string }
  /** The room that it was planned in and belongs to; none when it was planned in a direct message, or belongs to a series. */
  readonly roomId?: string
  readonly state: 'planned' | 'cancelled'
  /** Why it is cancelled, in its organizers' words. */
  readonly cancelReason?: string
  /** How often it was changed since it was planned; none means never. */
  readonly revision?: number
}

export type NewMeetup = Omit<Meetup, 'id' | 'state' | 'cancelReason' | 'revision'> & { readonly scheduledBy: string }

/** An hour of planning, then the presentations: what this community's minutes show. */
export const defaultLengthMinutes = 120

/** The first hour of a meetup is for planning: what this community's minutes show. */
export const defaultPlanningMinutes = 60

/** How long after its planned end a meetup still counts as the one in progress (`product.md` asks for 30 minutes). */
export const graceMs = 30 * minuteMs

/** Its planned end; people stay longer, `graceMs`. */
export function endsAt(meetup: Pick<Meetup, 'startsAt' | 'lengthMinutes'>): EpochMs {
  return meetup.startsAt + meetup.lengthMinutes * minuteMs
}

export function isInProgress(meetup: Meetup, now: EpochMs): boolean {
  return meetup.state === 'planned' && meetup.startsAt <= now && now < endsAt(meetup) + graceMs
}

/** Whether it has ended, and nobody is still at it: nothing about it changes any more. */
export function isOver(meetup: Meetup, now: EpochMs): boolean {
  return endsAt(meetup) + graceMs <= now
}

/** Words that stand before a code or a password, in both languages. */
const codeWords = /\b(?:code|pin|nip|password|passcode|passwd|pwd|mot de passe|meeting id|conference id|dial[- ]?in)\b/i

/** A site's name, as in `whereby.example/x` or `teams.microsoft.com`. */
const siteName = /[a-z0-9-]{2}\.[a-z]{2}/i

const phoneDigits = 7

/**
 * Where a meetup is held, if anybody may know it: a place on the ground. Anything that could let people into a call, such as an
 * address on the Web, a phone number, a code or a password, is for members.
 */
export function publicPlace({ place }: Pick<Meetup, 'place'>): string | undefined {
  if (place === undefined || place.includes('://') || place.includes('@')) return undefined
  if (codeWords.test(place) || siteName.test(place)) return undefined
  return place.replace(/\D/g, '').length < phoneDigits ? place : undefined
}

/** Whether people can still say if they come: until the planned end, and not once it is cancelled. */
export function takesAnswers(meetup: Meetup, now: EpochMs): boolean {
  return meetup.state === 'planned' && now < endsAt(meetup)
}
