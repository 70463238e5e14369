import type { Clock } from '../../shared/clock.ts'
import type { Audit } from './audit.ts'

/** The bot itself, in the audit log and as the author of its own reminders. It doesn't depend on the name of its account. */
export const systemActor = { id: 'rendezvous', username: 'rendezvous' } as const

interface Needs {
  readonly audit: Pick<Audit, 'add'>
  readonly clock: Pick<Clock, 'now'>
}

/** Records something that the bot did by itself. `where`: a room; empty for none. */
export function auditOwnAct({ audit, clock }: Needs, what: string, detail: string, where = ''): Promise<void> {
  return audit.add({ at: clock.now(), who: systemActor.id, what, where, detail })
}
