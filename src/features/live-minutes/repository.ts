import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { MinutesPublication } from '../minutes/publisher.ts'
import type { LiveMinutes, LivePerson, Mark, NewMark } from './model.ts'

/** `busy`: minutes of another meetup are open in that room. `open`: those of this meetup are open already. */
export type OpenResult = 'opened' | 'open' | { readonly busy: number }

/** The minutes that are being taken, one for a meetup. */
export interface LiveMinutesRepository extends Erasable {
  find(meetupId: number): Promise<LiveMinutes | undefined>
  /** Like `find`, and keeps others from changing them until the transaction ends. */
  hold(meetupId: number): Promise<LiveMinutes | undefined>
  /** Those that are open in a room, kept from others until the transaction ends. */
  inRoom(roomId: string): Promise<LiveMinutes | undefined>
  open(): Promise<readonly LiveMinutes[]>
  /** The latest that were taken in a room and are not open any more. */
  lastIn(roomId: string): Promise<LiveMinutes | undefined>
  /** Says who takes the minutes of a meetup, before or while they are taken; undefined names nobody. */
  name(meetupId: number, taker: LivePerson | undefined, lang: Lang): Promise<void>
  /** Opens them in a room: of several that open at the same time one does. Closed ones go on with their marks. */
  begin(meetupId: number, start: LiveStart, at: EpochMs): Promise<OpenResult>
  /** Takes no more marks. `to`: as a draft, or to be published. */
  end(meetupId: number, to: 'closed' | 'ended'): Promise<void>
  /** Takes back a start that nothing has come of. False, and nothing happens, when there are marks. */
  takeBack(meetupId: number): Promise<boolean>
  nudged(meetupId: number, nudges: number): Promise<void>

  add(meetupId: number, mark: NewMark, by: string, at: EpochMs): Promise<Mark>
  /** In the order in which they were made. */
  marks(meetupId: number): Promise<readonly Mark[]>
  /** The last mark with words that somebody made. */
  lastMarkOf(meetupId: number, by: string): Promise<Mark | undefined>
  /** Gives a mark other words; false when there is no such mark any more. */
  reword(markId: number, text: string): Promise<boolean>
  /** False when there is no such mark any more. */
  remove(markId: number): Promise<boolean>
  /** Notes that somebody is there; false when that is known. */
  arrive(meetupId: number, person: LivePerson, at: EpochMs): Promise<boolean>
  leave(meetupId: number, personId: string): Promise<void>
  /** In the order in which they came. */
  present(meetupId: number): Promise<readonly LivePerson[]>
  /** Drops marks and names of minutes that were ended before an instant. */
  forgetBefore(at: EpochMs): Promise<void>
}

/** Where and by whom minutes are begun; the taker that was named before stays. */
export interface LiveStart {
  readonly room: NonNullable<LiveMinutes['room']>
  readonly starter: LivePerson
  readonly lang: Lang
}

export interface Publication extends MinutesPublication {
  readonly meetupId: number
  /** Who ended the minutes and hears what has become of them; none once they asked to be forgotten. */
  readonly by?: LivePerson
  /** How often somebody has said that these minutes are to be published, from 1. */
  readonly round: number
  /** How often that has failed in this round. */
  readonly tries: number
  /** Where the minutes are published, for other links of talks: how that was done. Then `text` is empty. */
  readonly amends?: PublishedState
  readonly link?: string
}

/** `due` until it is known what has become of it. */
export type PublicationState = 'due' | PublishedState | 'refused'

/** How a file came to be there; `exists`: somebody else has written it. */
export type PublishedState = 'pushed' | 'patch' | 'exists'

/** Minutes that are to be published: a row before anything is written elsewhere. */
export interface Publications extends Erasable {
  /** Orders the publication of a meetup's minutes. False, and nothing happens, when they are under way or published. */
  order(publication: Omit<Publication, 'round' | 'tries' | 'amends' | 'link'>, at: EpochMs): Promise<boolean>
  /** Lets the links of talks be added to a meetup's minutes from an instant on, if there is a file of them. */
  amend(meetupId: number, from: EpochMs): Promise<void>
  /** Takes one that is due, and keeps it from all other copies of the bot until an instant. */
  claim(now: EpochMs, until: EpochMs): Promise<Publication | undefined>
  /** Lets one be tried again from an instant on. */
  retry(publication: Publication, notBefore: EpochMs): Promise<void>
  /** Notes what has become of one. False when another copy has done so before. */
  settle(publication: Publication, state: Exclude<PublicationState, 'due'>, link: string | undefined): Promise<boolean>
  of(meetupId: number): Promise<{ readonly state: PublicationState; readonly link?: string } | undefined>
}

/** What is asked of people after a meetup until it is there. */
export type MissingItem = 'slides' | 'recording' | 'minutes'

/** What is still to be done once a meetup is over. */
export interface FollowUps extends Erasable {
  /** Lets the minutes of a meetup that ended at an instant be announced, once. */
  begin(meetupId: number, endedAt: EpochMs): Promise<void>
  /** Meetups that ended after an instant and whose minutes have not been announced. */
  unannounced(since: EpochMs): Promise<readonly number[]>
  /** True for one of all who say that the minutes are announced. */
  announce(meetupId: number, at: EpochMs): Promise<boolean>
  /** Lets something be asked no more, by the id of a talk or of a whole meetup. False when that was said before. */
  waive(id: number, what: MissingItem, by: string, at: EpochMs): Promise<boolean>
  /** Takes that back. */
  unwaive(id: number, what: MissingItem): Promise<void>
  isWaived(ids: readonly number[], what: MissingItem): Promise<boolean>
}
