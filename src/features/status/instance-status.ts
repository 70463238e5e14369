import type { Chat } from '../../messaging/chat.ts'
import type { EpochMs } from '../../shared/clock.ts'

/** The state of this copy of the bot, apart from what the database says. */
export interface InstanceStatus {
  readonly startedAt: EpochMs
  readonly chat: Pick<Chat, 'state' | 'heartbeat' | 'postingRefusal' | 'editingRefusal' | 'findObstacle' | 'findRoom'>
  readonly database: 'SQLite' | 'PostgreSQL'
  /** The edition of the zone data, like `2026c`; empty when the runtime doesn't say. */
  readonly zoneData: string
  /** Whether the database can be written to. A full disk can still be read. */
  canWrite(): Promise<boolean>
}
