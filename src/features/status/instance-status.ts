import type { ChatState, Heartbeat } from '../../messaging/chat.ts'
import type { EpochMs } from '../../shared/clock.ts'

/** How this copy of the bot is, apart from what rows tell. */
export interface InstanceStatus {
  readonly startedAt: EpochMs
  readonly chat: { readonly state: ChatState; readonly heartbeat: Heartbeat }
  readonly database: 'SQLite' | 'PostgreSQL'
  /** Whether something can be written into the database; a full disk can still be read. */
  canWrite(): Promise<boolean>
}
