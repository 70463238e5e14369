import { learnRooms } from '../features/announcements/learn-rooms.job.ts'
import { reconcileAnnouncements } from '../features/announcements/reconcile.job.ts'
import { createAutomationJob } from '../features/automation/plan.job.ts'
import { createSendDueJob } from '../features/automation/send-due.job.ts'
import { createClosedAccountsJob } from '../features/closed-accounts/job.ts'
import { announceMinutes } from '../features/follow-up/announce-minutes.job.ts'
import type { JobNeeds } from '../features/job-needs.ts'
import { closeStaleMinutes } from '../features/live-minutes/close-stale.job.ts'
import { publishMinutes } from '../features/live-minutes/publish.job.ts'
import { createUpcomingDatesJob } from '../features/series/plan.job.ts'
import type { Job } from '../scheduling/job.ts'

/** Every job. `look` finds out what is public now; false while the workspace doesn't say. */
export function createJobs(needs: JobNeeds, look: () => Promise<boolean>): readonly Job[] {
  const afterLooking = ({ run, ...job }: Job): Job => ({
    ...job,
    async run() {
      if (await look()) await run()
    },
  })
  return [
    afterLooking(createUpcomingDatesJob(needs)),
    afterLooking(createAutomationJob(needs)),
    afterLooking(createSendDueJob(needs)),
    reconcileAnnouncements(needs),
    learnRooms(needs),
    createClosedAccountsJob(needs),
    closeStaleMinutes(needs),
    publishMinutes(needs),
    announceMinutes(needs),
  ]
}
