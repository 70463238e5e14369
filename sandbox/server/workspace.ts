import type { Database } from './database.ts'
import type { Events } from './events.ts'

/** The two server generations that differ where the bot notices: 6.14 as recorded, and 7.7 as seen on a genuine 7.7.1. */
export type Edition = '6.14' | '7.7'

/** What every part of the sandbox works with. `now` is milliseconds since 1970. */
export interface Workspace {
  db: Database
  events: Events
  readonly edition: Edition
  now(): number
}
