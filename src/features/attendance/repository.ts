import type { EpochMs } from '../../shared/clock.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Attendee, HeadCount, NewAnswer, SeatKind } from './model.ts'

/** By which means somebody answered: what a reaction said is taken back with it, what was typed is not. */
export type AnswerSource = { readonly kind: 'typed' } | { readonly kind: 'reaction'; readonly messageId: string }

export interface EnteredAnswer {
  /** As it was when the answer was entered: nobody else could change it then. */
  readonly meetup: Meetup
  readonly before: Attendee | undefined
  /** Undefined when the answer was taken back. */
  readonly after: Attendee | undefined
  /** 1 is the next to get a seat; only for who waits. */
  readonly placeInLine?: number
  /** Others who waited and have a seat by this. They are named here once: whoever calls tells them. */
  readonly movedUp: readonly Attendee[]
}

/** `ended`, `cancelled`: too late. `unknown`: there is no such meetup. */
export type EnterResult = EnteredAnswer | { readonly closed: 'ended' | 'cancelled' | 'unknown' }

export interface Resized {
  readonly before: number | undefined
  readonly meetup: Meetup
  readonly movedUp: readonly Attendee[]
  /** Those beyond the new capacity. They stay; organizers have to talk to them. */
  readonly over: readonly Attendee[]
}

/**
 * Who comes to which meetup. Answers to one meetup are entered one after the other, whichever copies of the bot enter
 * them: the last seat goes to one person.
 */
export interface Attendance {
  /** Enters an answer, or takes it back; the same answer again changes nothing. */
  enter(meetupId: number, given: NewAnswer, source: AnswerSource, at: EpochMs): Promise<EnterResult>
  /** Sets how many seats of a kind there are; undefined sets no limit. Undefined is returned when there is no such meetup. */
  resize(meetupId: number, capacity: number | undefined, kind?: SeatKind): Promise<Resized | undefined>
  /** All who have answered, in the order of their turns. */
  of(meetupId: number): Promise<readonly Attendee[]>
  /** Every meetup that is asked for has a count. */
  counts(meetupIds: readonly number[]): Promise<ReadonlyMap<number, HeadCount>>
  /** The answers that reactions to a message gave, and that nothing has replaced since. */
  byReactionTo(messageId: string): Promise<readonly Attendee[]>
  /** Drops all answers of a person, and hands on the seats that they held in meetups to come. */
  forget(personId: string, at: EpochMs): Promise<readonly EnteredAnswer[]>
}

export interface ShownMeetup {
  readonly messageId: string
  readonly meetupId: number
  /** Marks of the reactions that have been acted upon; they name nobody. */
  readonly marks: readonly string[]
  /** By the workspace's clock; what is older has been acted upon. Zero when nobody has reacted yet. */
  readonly seenAt: EpochMs
}

/** Which of the bot's messages shows which meetup, and which reactions to it have been acted upon. */
export interface MeetupMessages {
  add(messageId: string, meetupId: number): Promise<void>
  find(messageId: string): Promise<ShownMeetup | undefined>
  /** Like `find`, and keeps others from changing it until the transaction ends. */
  hold(messageId: string): Promise<ShownMeetup | undefined>
  saw(messageId: string, marks: readonly string[], seenAt: EpochMs): Promise<void>
}
