import type { Repositories, Store } from '../features/repositories.ts'
import type { Services } from '../features/services.ts'
import type { Chat } from '../messaging/chat.ts'
import type { RunUnit } from '../messaging/unit-of-work.ts'
import type { JobContext } from '../scheduling/job.ts'
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

type Everything = Repositories & Services & Pick<JobNeeds, 'chat' | 'log' | 'metrics'>

/** Everything that jobs work with. Community settings and what is public may change, so they are read each time. */
export function createJobContext({ store, services, act, chat, log, metrics }: JobNeeds): JobContext<Everything> {
  const over = (repositories: Repositories): Everything => ({ ...repositories, ...services(repositories), chat, log, metrics })
  return {
    needs: {
      ...over(store),
      get community() {
        return services(store).community
      },
      get view() {
        return services(store).view
      },
    },
    run: (work) => act((tx, enqueue) => work(over(tx), enqueue)),
  }
}
