import type { Person, WorkspaceFacts } from '../../messaging/chat.ts'
import type { Log } from '../../shared/log.ts'
import { defaultFacts, readFacts } from './read-settings.ts'
import type { Rest } from './rest.ts'

/** What the bot has been told about itself and the workspace; the last word stays when a connection is lost. */
export interface Learned {
  self: Person | undefined
  readonly facts: WorkspaceFacts
  /** Never rejects: the bot works with what it knew before. */
  learnFacts(signal: AbortSignal): Promise<void>
}

export function createLearned(rest: Rest, log: Log): Learned {
  let facts = defaultFacts
  return {
    self: undefined,
    get facts() {
      return facts
    },
    async learnFacts(signal) {
      try {
        facts = await readFacts(rest, signal)
      } catch (error) {
        log.warn({ err: error }, 'cannot read the settings of the workspace')
      }
    },
  }
}
