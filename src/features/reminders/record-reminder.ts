import type { Caller } from '../../command/caller.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Audit } from '../people/audit.ts'
import { type Reminder, roomOf } from './model/index.ts'

export interface RecordNeeds {
  readonly audit: Pick<Audit, 'add'>
  readonly clock: Clock
}

/** Records in the audit log what somebody did to which reminder, but never its words. */
export async function recordReminder(
  { audit, clock }: RecordNeeds,
  what: string,
  reminder: Reminder,
  { id: who, room }: Caller,
): Promise<void> {
  const detail = `#${reminder.id} ${new Date(reminder.dueAt).toISOString()}`
  await audit.add({ at: clock.now(), who, what, where: roomOf(reminder) || room.id, detail })
}
