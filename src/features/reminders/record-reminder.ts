import type { Caller } from '../../command/caller.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Audit } from '../people/audit.ts'
import { type Reminder, roomOf } from './model/index.ts'

export interface RecordNeeds {
  readonly audit: Pick<Audit, 'add'>
  readonly clock: Clock
}

/** Records in the audit log what somebody did to a reminder. */
export async function recordReminder(
  { audit, clock }: RecordNeeds,
  what: string,
  reminder: Reminder,
  { id: who, room }: Caller,
): Promise<void> {
  await audit.add({ at: clock.now(), who, what, where: roomOf(reminder) || room.id, detail: describeForLog(reminder) })
}

/** Which one and when, but never its words. */
export function describeForLog({ id, dueAt }: Pick<Reminder, 'id' | 'dueAt'>): string {
  return `#${id} ${new Date(dueAt).toISOString()}`
}
