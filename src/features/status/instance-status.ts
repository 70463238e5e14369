import type { ChatState, Pulse } from '../../messaging/chat.ts'
import type { EpochMs } from '../../shared/clock.ts'

/** How this copy of the bot is, apart from what rows tell. */
export interface Condition {
  readonly startedAt: EpochMs
  readonly chat: { readonly state: ChatState; readonly pulse: Pulse }
  readonly database: 'SQLite' | 'PostgreSQL'
  /** Whether something can be written into the database; a full disk can still be read. */
  canWrite(): Promise<boolean>
}
