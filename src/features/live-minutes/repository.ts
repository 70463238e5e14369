import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { PersonRef } from '../../shared/person.ts'
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
