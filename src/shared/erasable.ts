import type { EpochMs } from './clock.ts'

/** A repository that holds something of people, and can let go of it. */
export interface Erasable {
  /** Removes whatever it holds of a person, in the transaction it belongs to. What it returns is its own affair. */
  forget(personId: string, at: EpochMs, username: string): Promise<unknown>
}
