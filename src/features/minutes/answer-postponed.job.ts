import type { Inbox } from '../../messaging/repository.ts'
import type { Job, JobContext } from '../../scheduling/job.ts'
import type { MinutesArchive } from './archive.ts'

interface Needs {
  readonly inbox: Pick<Inbox, 'resumePostponed'>
  readonly minutes: Pick<MinutesArchive, 'isRead' | 'counts' | 'refresh'>
}

/** Answers the questions that came while the minutes were read for the first time. Only minutes postpone anything. */
export function answerPostponed({ needs }: JobContext<Needs>): Job {
  return {
    name: 'answer postponed questions',
    cron: '* * * * * *',
    isDue: ({ postponed }) => postponed,
    async run() {
      if (needs.minutes.isRead()) await needs.inbox.resumePostponed()
      // After a restart nobody may have asked for them yet. The job doesn't wait: one that takes long holds up a stop.
      else if (needs.minutes.counts() === undefined) void needs.minutes.refresh()
    },
  }
}
