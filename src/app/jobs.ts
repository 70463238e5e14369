import { learnRooms } from '../features/announcements/learn-rooms.job.ts'
import { reconcileAnnouncements } from '../features/announcements/reconcile.job.ts'
import { createAutomationJob } from '../features/automation/plan.job.ts'
import { createSendDueJob } from '../features/automation/send-due.job.ts'
import { createClosedAccountsJob } from '../features/closed-accounts/job.ts'
import { announceMinutes } from '../features/follow-up/announce-minutes.job.ts'
import type { JobNeeds } from '../features/job-needs.ts'
import { closeStaleMinutes } from '../features/live-minutes/close-stale.job.ts'
import { publishMinutes } from '../features/live-minutes/publish.job.ts'
import type { Repositories } from '../features/repositories.ts'
import { createUpcomingDatesJob } from '../features/series/plan.job.ts'
import type { Services } from '../features/services.ts'
import type { Job, JobContext } from '../scheduling/job.ts'

/** Every job. What is listed here runs; nothing else does. */
export function createJobs(needs: JobNeeds): readonly Job[] {
  const context = createJobContext(needs)
  return [
    createUpcomingDatesJob(needs),
    createAutomationJob(needs),
    createSendDueJob(needs),
    reconcileAnnouncements(needs),
    learnRooms(needs),
    createClosedAccountsJob(needs),
    closeStaleMinutes(context),
    publishMinutes(context),
    announceMinutes(context),
  ]
}

type JobServices = Repositories & Services & Pick<JobNeeds, 'chat' | 'log' | 'metrics'>

export function createJobContext({ store, services, act, chat, log, metrics }: JobNeeds): JobContext<JobServices> {
  const needsOf = (repositories: Repositories): JobServices => ({
    ...repositories,
    ...services(repositories),
    chat,
    log,
    metrics,
  })
  return { needs: needsOf(store), run: (work) => act((tx, enqueue) => work(needsOf(tx), enqueue)) }
}
