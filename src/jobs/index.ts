import type { Act } from '../delivery/unasked.ts'
import type { Services } from '../kit/services.ts'
import type { Chat } from '../ports/chat.ts'
import type { Log } from '../ports/log.ts'
import type { Metrics } from '../ports/metrics.ts'
import type { Repositories, Store } from '../ports/store.ts'
import { announceMinutes } from './announce-minutes.ts'
import { createClosedAccounts } from './closed-accounts.ts'
import { learnRooms } from './learn-rooms.ts'
import { createMeetupPlanner } from './plan-meetups.ts'
import { createSeriesPlanner } from './plan-series.ts'
import { publishMinutes } from './publish-minutes.ts'
import { refreshAnnouncements } from './refresh-announcements.ts'
import { createReminderJob } from './reminders/index.ts'
import { tendMinutes } from './tend-minutes.ts'

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
  readonly chat: Pick<Chat, 'facts' | 'findPerson' | 'state' | 'self' | 'findRoom' | 'roomRoles' | 'joinedRooms'>
  readonly log: Log
  readonly metrics: Metrics
  /** What commands use, over the store or over one of its transactions. */
  readonly services: (repositories: Repositories) => Services
  readonly act: Act
}

/** Every job. What stands here is run; nothing else is. */
export function createJobs(needs: JobNeeds): readonly Job[] {
  return [
    createSeriesPlanner(needs),
    createMeetupPlanner(needs),
    createReminderJob(needs),
    refreshAnnouncements(needs),
    learnRooms(needs),
    createClosedAccounts(needs),
    tendMinutes(needs),
    publishMinutes(needs),
    announceMinutes(needs),
  ]
}
