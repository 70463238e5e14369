import type { Act } from '../delivery/unasked.ts'
import type { Services } from '../kit/services.ts'
import type { Chat } from '../ports/chat.ts'
import type { Log } from '../ports/log.ts'
import type { Repositories, Store } from '../ports/store.ts'
import { createClosedAccounts } from './closed-accounts.ts'

/** What the bot does of its own accord. Rows decide what is due; a tick only makes it look. */
export interface Job {
  readonly name: string
  /** Cron expression, seconds first, UTC. */
  readonly cron: string
  run(): Promise<void>
}

/** What a job may use. The clock is in the services. */
export interface JobNeeds {
  readonly store: Store
  readonly chat: Pick<Chat, 'facts' | 'findPerson' | 'self' | 'state'>
  readonly log: Log
  /** What commands use, over the store or over one of its transactions. */
  readonly services: (repositories: Repositories) => Services
  readonly act: Act
}

/** Every job. What stands here is run; nothing else is. */
export function createJobs(needs: JobNeeds): readonly Job[] {
  return [createClosedAccounts(needs)]
}
