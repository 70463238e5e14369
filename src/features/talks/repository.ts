import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'
import type { StoredTalkState, Talk, TalkStep } from './model.ts'

export type NewTalk = Omit<Talk, 'id' | 'meetup' | 'slidesUrl' | 'recordingUrl'> & {
  readonly state: 'held' | 'proposed'
  /** The meetup at which the presenter would like to give it. */
  readonly meetupId?: number
}

/** What is left out stays as it was. */
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

/** Something that happened to a talk; only ever added to. */
export interface TalkEvent {
  readonly at: EpochMs
  /** Who did it; empty when that person asked to be forgotten. */
  readonly who: string
  /** `reopen`: nobody had confirmed it in time, and the slot went to somebody else. */
  readonly step: TalkStep | 'present' | 'undo' | 'cancel' | 'reopen'
  /** The state that it led to, and the meetup the talk then was on or wished for. */
  readonly state: StoredTalkState
  readonly meetupId?: number
}

export interface Talks extends Erasable {
  add(talk: NewTalk, at: EpochMs): Promise<Talk>
  find(id: number): Promise<Talk | undefined>
  /** Like `find`, and keeps others from changing it until the transaction ends. */
  lock(id: number): Promise<Talk | undefined>
  /**
   * Changes a talk and notes it in its history. Of several that are placed on one meetup at the same time, each waits for the
   * one before: the agenda that is read afterwards in the same transaction is complete.
   * @throws Error when there is no such talk.
   */
  change(id: number, change: TalkChange, event: Pick<TalkEvent, 'at' | 'who' | 'step'>): Promise<Talk>
  /** What is scheduled or confirmed for a meetup, in the order in which it was placed. */
  agenda(meetupId: number): Promise<readonly Talk[]>
  /** What waits for a date or for a decision, held talks included, oldest first. */
  backlog(): Promise<readonly Talk[]>
  /** All talks of a person, newest first. */
  of(personId: string): Promise<readonly Talk[]>
  /** Oldest first. */
  history(id: number): Promise<readonly TalkEvent[]>
}
