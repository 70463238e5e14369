import type { Repositories, Store } from '../features/repositories.ts'
import type { Services } from '../features/services.ts'
import type { Chat } from '../messaging/chat.ts'
import type { RunUnit } from '../messaging/unit-of-work.ts'
import type { Log } from '../shared/log.ts'
import type { Metrics } from '../shared/metrics.ts'

/** What a job may use. The clock is in the services. */
export interface JobNeeds {
  readonly store: Store
  readonly chat: Pick<
    Chat,
    'settings' | 'findPerson' | 'state' | 'postingRefusal' | 'self' | 'findRoom' | 'roomRoles' | 'joinedRooms' | 'changesIn'
  >
  readonly log: Log
  readonly metrics: Metrics
  /** What commands use, over the store or over one of its transactions. */
  readonly services: (repositories: Repositories) => Services
  readonly act: RunUnit<Repositories>
}
