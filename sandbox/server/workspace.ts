import type { Database } from './database.ts'
import type { Events } from './events.ts'

/** What every part of the server works on: the data, the news, and the one clock (milliseconds since 1970). */
export interface Workspace {
  readonly db: Database
  readonly events: Events
  readonly now: () => number
}
