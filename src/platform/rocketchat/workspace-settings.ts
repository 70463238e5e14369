import type { Person, WorkspaceSettings } from '../../messaging/chat.ts'
import type { Log } from '../../shared/log.ts'
import { defaultSettings, readSettings } from './read-settings.ts'
import type { Rest } from './rest.ts'

/** What the bot has been told about itself and the workspace; the last word stays when a connection is lost. */
export interface KnownWorkspace {
  self: Person | undefined
  readonly settings: WorkspaceSettings
  /** Never rejects: the bot works with what it knew before. */
  learnFacts(signal: AbortSignal): Promise<void>
}

export function createKnownWorkspace(rest: Rest, log: Log): KnownWorkspace {
  let settings = defaultSettings
  return {
    self: undefined,
    get settings() {
      return settings
    },
    async learnFacts(signal) {
      try {
        settings = await readSettings(rest, signal)
      } catch (error) {
        log.warn({ err: error }, 'cannot read the settings of the workspace')
      }
    },
  }
}
