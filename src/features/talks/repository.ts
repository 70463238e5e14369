import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'
import type { StoredTalkState, Talk } from './model.ts'
import type { TalkStep } from './steps.ts'

export type NewTalk = Omit<Talk, 'id' | 'meetup' | 'slidesUrl' | 'recordingUrl'> & {
  readonly state: 'held' | 'proposed'
  /** The meetup at which the presenter would like to give it. */
  readonly meetupId?: number
}

/** Omitted fields stay unchanged. */
export interface TalkChange {
  readonly state?: StoredTalkState
  /** Null takes it off its meetup. */
  readonly meetupId?: number | null
  readonly title?: string
  readonly lengthMinutes?: number
  readonly lang?: Talk['lang']
  readonly abstract?: string
  readonly from?: Talk['from']
  readonly slidesUrl?: string
  readonly recordingUrl?: string
}

/** Something that happened to a talk. Entries are never changed or removed. */
export interface TalkEvent {
  readonly at: EpochMs
  /** Who did it; empty when that person asked to be forgotten. */
  readonly who: string
  /** `reopen`: nobody confirmed it in time, and the slot went to somebody else. */
  readonly step: TalkStep | 'present' | 'undo' | 'cancel' | 'reopen'
  /** The resulting state, and the meetup that the talk was scheduled or wished for. */
  readonly state: StoredTalkState
  readonly meetupId?: number
}

export interface Talks extends Erasable {
  add(talk: NewTalk, at: EpochMs): Promise<Talk>
  find(id: number): Promise<Talk | undefined>
  /** Like `find`, and locks the talk until the transaction ends. */
  lock(id: number): Promise<Talk | undefined>
  /**
   * Changes a talk and records it in its history. Concurrent calls that schedule talks on one meetup run one after the other,
   * so an agenda read afterwards in the same transaction is complete.
   * @throws Error when there is no such talk.
   */
  change(id: number, change: TalkChange, event: Pick<TalkEvent, 'at' | 'who' | 'step'>): Promise<Talk>
  /** Scheduled and confirmed talks of a meetup, in the order in which they were scheduled. */
  agenda(meetupId: number): Promise<readonly Talk[]>
  /** Talks waiting for a date or a decision, held ones included, oldest first. */
  backlog(): Promise<readonly Talk[]>
  /** All talks of a person, newest first. */
  of(personId: string): Promise<readonly Talk[]>
  /** How often somebody has offered or changed talks since then. */
  countChangesBy(personId: string, since: EpochMs): Promise<number>
  /** Oldest first. */
  history(id: number): Promise<readonly TalkEvent[]>
}
