import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { PersonRef } from '../../shared/person.ts'
import type { MinutesPublication } from '../minutes/publisher.ts'
import type { LiveMinutes, Mark, NewMark } from './model.ts'

/** `busy`: the minutes of another meetup (its id) are open in that room. `open`: those of this meetup are already open. */
export type OpenResult = 'opened' | 'open' | { readonly busy: number }

/** Minutes being taken: at most one set per meetup. */
export interface LiveMinutesRepository extends Erasable {
  find(meetupId: number): Promise<LiveMinutes | undefined>
  /** Like `find`, and locks them until the transaction ends. */
  lock(meetupId: number): Promise<LiveMinutes | undefined>
  /** Those that are open in a room, locked until the transaction ends. */
  inRoom(roomId: string): Promise<LiveMinutes | undefined>
  open(): Promise<readonly LiveMinutes[]>
  /** Those that are open in a room, without a lock. */
  whereOpen(roomId: string): Promise<LiveMinutes | undefined>
  /** Says which message opened the thread of the minutes. */
  recordThread(meetupId: number, messageId: string): Promise<void>
  /** The latest ones taken in a room that are no longer open. */
  lastIn(roomId: string): Promise<LiveMinutes | undefined>
  /** Says who takes the minutes of a meetup, before or while they are taken; undefined names nobody. */
  name(meetupId: number, taker: PersonRef | undefined, lang: Lang): Promise<void>
  /** Opens them in a room. Of several calls at the same time, one succeeds. Closed minutes keep their marks. */
  begin(meetupId: number, start: LiveStart, at: EpochMs): Promise<OpenResult>
  /** Accepts no more marks. `closed`: a draft. `ended`: to be published. */
  end(meetupId: number, to: 'closed' | 'ended'): Promise<void>
  /** Undoes the start of minutes that have no marks yet. False, without a change, when there are some. */
  undoStart(meetupId: number): Promise<boolean>
  recordNudges(meetupId: number, nudges: number): Promise<void>

  add(meetupId: number, mark: NewMark, by: string, at: EpochMs): Promise<Mark>
  /** In the order in which they were made. */
  marks(meetupId: number): Promise<readonly Mark[]>
  /** The latest mark with words that a person made. */
  lastMarkOf(meetupId: number, by: string): Promise<Mark | undefined>
  /** Changes the words of a mark. False when it no longer exists. */
  reword(markId: number, text: string): Promise<boolean>
  /** Makes a mark say what its message says since an edit. */
  replace(markId: number, mark: NewMark, editedAt: EpochMs): Promise<void>
  /** Ignores an edit that can't be read as a mark. */
  recordEdit(markId: number, editedAt: EpochMs): Promise<void>
  /** False when it no longer exists. */
  remove(markId: number): Promise<boolean>
  /** Records that somebody is present. False when that was already known. */
  arrive(meetupId: number, person: PersonRef, at: EpochMs): Promise<boolean>
  leave(meetupId: number, personId: string): Promise<void>
  /** In order of arrival. */
  present(meetupId: number): Promise<readonly PersonRef[]>
  /** Deletes the marks and names of minutes that were opened before an instant and have ended. */
  forgetBefore(at: EpochMs): Promise<void>
}

/** Where and by whom minutes are opened. A minute-taker who was named before stays. */
export interface LiveStart {
  readonly room: NonNullable<LiveMinutes['room']>
  readonly starter: PersonRef
  readonly lang: Lang
}

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
