import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'
import type { RemovedTopic, Topic } from './model.ts'

export interface Topics extends Erasable {
  /** Adds a topic with the vote of the person who suggests it. */
  add(topic: { readonly title: string; readonly suggestedBy: string }, at: EpochMs): Promise<Topic>
  find(id: number): Promise<Topic | undefined>
  /** Most votes first, then oldest first. */
  ranked(): Promise<readonly Topic[]>
  hasVote(id: number, personId: string): Promise<boolean>
  /** Adds or removes the one vote a person has for a topic. Repeating it changes nothing. */
  vote(id: number, personId: string, wants: 'give' | 'take back', at: EpochMs): Promise<void>
  /** Removes a topic for the person who suggested it. Returns false and keeps it when somebody else has voted for it. */
  remove(id: number, suggestedBy: string): Promise<boolean>
  /** Removes a topic with all its votes, no matter who suggested it. */
  take(id: number): Promise<RemovedTopic | undefined>
  /** Brings back what `take` removed, under its number. Returns false when it's already there. */
  restore(removed: RemovedTopic): Promise<boolean>
}
