import type { EpochMs } from './clock.ts'

/** A repository that stores something about people and can erase it. */
export interface Erasable {
  /**
   * Erases what it stores about one person, found by their id: other people's words may contain anybody's name. The name serves
   * to remove exact mentions alone.
   */
  forget(personId: string, at: EpochMs, username?: string): Promise<unknown>
}
