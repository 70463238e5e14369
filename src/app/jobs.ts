import { learnRooms } from '../features/announcements/learn-rooms.job.ts'
import { reconcileAnnouncements } from '../features/announcements/reconcile.job.ts'
import { reminderKinds } from '../features/automation/composers.ts'
import { createAutomationJob } from '../features/automation/plan.job.ts'
import { createClosedAccountsJob } from '../features/closed-accounts/job.ts'
import { createDigestJob } from '../features/digest/send-digest.job.ts'
import { announceMinutes } from '../features/follow-up/announce-minutes.job.ts'
import { closeStaleMinutes } from '../features/live-minutes/close-stale.job.ts'
import { createFollowMarksJob } from '../features/live-minutes/follow-marks.job.ts'
import { publishMinutes } from '../features/live-minutes/publish.job.ts'
import { answerPostponed } from '../features/minutes/answer-postponed.job.ts'
import { createMirrorJob } from '../features/mirrors/post-news.job.ts'
import { createSendDueJob } from '../features/reminders/send-due.job.ts'
import { createUpcomingDatesJob } from '../features/series/plan.job.ts'
import { createWelcomeJob } from '../features/welcome/welcome-rooms.job.ts'
import type { Job } from '../scheduling/job.ts'
import { createFollower } from './follow-marks.ts'
import { createJobContext, type JobNeeds } from './job-context.ts'

/**
 * Every job that runs. `look` refreshes which rooms are public; it returns false while the workspace doesn't say, and jobs that
 * depend on it then wait.
 */
export function createJobs(needs: JobNeeds, look: () => Promise<boolean>): readonly Job[] {
  const context = createJobContext(needs)
  const afterLooking = ({ run, ...job }: Job): Job => ({
    ...job,
    async run() {
      if (await look()) await run()
    },
  })
  return [
    afterLooking(createUpcomingDatesJob(context)),
    afterLooking(createAutomationJob(context)),
    afterLooking(createSendDueJob(context, reminderKinds)),
    reconcileAnnouncements(context),
    afterLooking(createMirrorJob(context)),
    learnRooms(context),
    answerPostponed(context),
    createWelcomeJob(context),
    createClosedAccountsJob(context),
    createFollowMarksJob(createFollower(context, needs.chat)),
    closeStaleMinutes(context),
    publishMinutes(context),
    announceMinutes(context),
    createDigestJob(context),
  ]
}
