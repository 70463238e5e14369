import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'
import type { Topic } from './model.ts'

export interface Topics extends Erasable {
  /** Whoever suggests a topic votes for it. */
  add(topic: { readonly title: string; readonly suggestedBy: string }, at: EpochMs): Promise<Topic>
  find(id: number): Promise<Topic | undefined>
  /** Most votes first, then oldest first. */
  ranked(): Promise<readonly Topic[]>
  hasVote(id: number, personId: string): Promise<boolean>
  /** Gives or takes back the one vote that a person has for a topic; doing it twice is doing it once. */
  vote(id: number, personId: string, wants: 'give' | 'take back', at: EpochMs): Promise<void>
  /** Removes a topic as if it had never been suggested. False, and nothing happens, when somebody else has voted for it. */
  remove(id: number, suggestedBy: string): Promise<boolean>
}
