import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'
import type { PersonRef } from '../../shared/person.ts'
import type { MinutesPublication } from '../minutes/publisher.ts'

export interface Publication extends MinutesPublication {
  readonly meetupId: number
  /** Who ended the minutes and is told the result. Undefined once they asked to be forgotten. */
  readonly by?: PersonRef
  /** How many times somebody has asked to publish these minutes, from 1. */
  readonly round: number
  /** How many times it has failed in this round. */
  readonly tries: number
  /** Set when links are added to minutes that are already published: how those were published. `text` is then empty. */
  readonly amends?: PublishedState
  readonly link?: string
}

/** What is known of a publication. */
export interface OrderedPublication {
  readonly state: PublicationState
  readonly file: string
  readonly link?: string
}

/** `due` until the result is known. */
export type PublicationState = 'due' | PublishedState | 'refused'

/** How a file was published. `exists`: somebody else had already written it. */
export type PublishedState = 'pushed' | 'patch' | 'exists'

/** Minutes waiting to be published: a row is stored before anything is written elsewhere. */
export interface Publications extends Erasable {
  /**
   * Orders the publication of a meetup's minutes. False, without a change, when it is under way or
   * done.
   */
  order(publication: Omit<Publication, 'round' | 'tries' | 'amends' | 'link'>, at: EpochMs): Promise<boolean>
  /** Orders that links of talks be added to a meetup's minutes from an instant on, if the file exists. */
  amend(meetupId: number, from: EpochMs): Promise<void>
  /** Claims one that is due, so that no other copy of the bot takes it until an instant. */
  claim(now: EpochMs, until: EpochMs): Promise<Publication | undefined>
  /** Schedules another try. */
  retry(publication: Publication, notBefore: EpochMs): Promise<void>
  /** Records the result. False when another copy of the bot already has. */
  complete(publication: Publication, state: Exclude<PublicationState, 'due'>, link: string | undefined): Promise<boolean>
  of(meetupId: number): Promise<OrderedPublication | undefined>
  /** Of these files, those that another meetup's minutes have, and this meetup's own if somebody else had already written it. */
  takenBesides(meetupId: number, files: readonly string[]): Promise<ReadonlySet<string>>
}
