import type { Job } from '../../scheduling/job.ts'
import type { MarkFollower } from './follow-marks.ts'

/** People who edit or delete a mark look at the minutes at the end, so a few seconds are soon enough. */
export function createFollowMarksJob(follower: MarkFollower): Job {
  return {
    name: 'follow edited and deleted marks',
    cron: '*/5 * * * * *',
    isDue: ({ openMinutes }) => openMinutes,
    run: () => follower.look(),
  }
}
