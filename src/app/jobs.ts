import type { Services } from '../command/context.ts'
import type { Repositories, Store } from '../command/repositories.ts'
import { learnRooms } from '../features/announcements/learn-rooms.job.ts'
import { reconcileAnnouncements } from '../features/announcements/reconcile.job.ts'
import { createAutomationJob } from '../features/automation/plan.job.ts'
import { createSendDueJob } from '../features/automation/send-due.job.ts'
import { createClosedAccountsJob } from '../features/closed-accounts/job.ts'
import { announceMinutes } from '../features/follow-up/announce-minutes.job.ts'
import { closeStaleMinutes } from '../features/live-minutes/close-stale.job.ts'
import { publishMinutes } from '../features/live-minutes/publish.job.ts'
import { createUpcomingDatesJob } from '../features/series/plan.job.ts'
import type { Chat } from '../messaging/chat.ts'
import type { RunUnit } from '../messaging/enqueue.ts'
import type { Log } from '../shared/log.ts'
import type { Metrics } from '../shared/metrics.ts'

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
  readonly chat: Pick<Chat, 'settings' | 'findPerson' | 'state' | 'self' | 'findRoom' | 'roomRoles' | 'joinedRooms'>
  readonly log: Log
  readonly metrics: Metrics
  /** What commands use, over the store or over one of its transactions. */
  readonly services: (repositories: Repositories) => Services
  readonly act: RunUnit
}

/** Every job. What stands here is run; nothing else is. */
export function createJobs(needs: JobNeeds): readonly Job[] {
  return [
    createUpcomingDatesJob(needs),
    createAutomationJob(needs),
    createSendDueJob(needs),
    reconcileAnnouncements(needs),
    learnRooms(needs),
    createClosedAccountsJob(needs),
    closeStaleMinutes(needs),
    publishMinutes(needs),
    announceMinutes(needs),
  ]
}
