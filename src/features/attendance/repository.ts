import type { EpochMs } from '../../shared/clock.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Attendee, ClosedReason, HeadCount, NewAnswer, SeatKind } from './model.ts'

/** How somebody answered: removing a reaction removes the RSVP it made, but not one that was typed. */
export type AnswerSource = { readonly kind: 'typed' } | { readonly kind: 'reaction'; readonly messageId: string }

export interface EnteredAnswer {
  /** As it was when the RSVP was recorded, under lock. */
  readonly meetup: Meetup
  readonly before: Attendee | undefined
  /** Undefined when the RSVP was removed. */
  readonly after: Attendee | undefined
  /** 1 gets the next free seat; only for people on a waiting list. */
  readonly waitingPosition?: number
  /** People from the waiting list who got a seat because of this. The caller has to notify them. */
  readonly movedUp: readonly Attendee[]
}

export type EnterResult = EnteredAnswer | { readonly closed: ClosedReason }

export interface Resized {
  readonly before: number | undefined
  readonly meetup: Meetup
  readonly movedUp: readonly Attendee[]
  /** People beyond the new capacity. They keep their seats; organizers have to talk to them. */
  readonly over: readonly Attendee[]
}

/**
 * RSVPs. Those for one meetup are recorded one at a time, across all copies of the bot, so that the last seat goes to one
 * person.
 */
export interface Attendance {
  /** Records an RSVP, or removes it; repeating the same one changes nothing. */
  enter(meetupId: number, given: NewAnswer, source: AnswerSource, at: EpochMs): Promise<EnterResult>
  /** Sets how many seats of a kind there are; undefined means no limit. Returns undefined when the meetup doesn't exist. */
  resize(meetupId: number, capacity: number | undefined, kind?: SeatKind): Promise<Resized | undefined>
  /** Everyone who answered, in the order of their turns. */
  of(meetupId: number): Promise<readonly Attendee[]>
  /** One count for each of the given meetups. */
  counts(meetupIds: readonly number[]): Promise<ReadonlyMap<number, HeadCount>>
  /** RSVPs made by reacting to a message and not replaced since. */
  byReactionTo(messageId: string): Promise<readonly Attendee[]>
  /** Removes all RSVPs of a person, and hands on their seats at upcoming meetups. */
  forget(personId: string, at: EpochMs): Promise<readonly EnteredAnswer[]>
}
