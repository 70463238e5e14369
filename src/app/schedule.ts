import type { Config } from '../../config/schema.ts'
import type { MinutesFolder } from '../features/minutes/sources/minutes-folder.ts'
import type { Store } from '../features/repositories.ts'
import type { Visibility } from '../features/visibility/visibility.ts'
import { createZoneDataJob } from '../features/zone-data/follow-zone-data.job.ts'
import { createDueLook, runWhenDue } from '../scheduling/due-work.ts'
import type { Job } from '../scheduling/job.ts'
import type { Clock } from '../shared/clock.ts'
import { dayMs } from '../shared/dates/time.ts'
import type { ZoneData } from '../shared/dates/zone-data.ts'
import type { Scheduler } from '../shared/scheduler.ts'
import { createJobContext, type JobNeeds } from './job-context.ts'
import { createJobs } from './jobs.ts'

interface Scheduled extends JobNeeds {
  readonly config: Config
  readonly clock: Clock
  readonly visibility: Visibility
  readonly zoneData: ZoneData
  readonly minutes: Pick<MinutesFolder, 'isRemote' | 'refresh'>
  readonly sweep: () => Promise<void>
  /** How many units of work this copy has committed. */
  readonly changes: () => number
  /** Applies configuration changes. */
  readonly look: () => void
}

/** Everything the bot does by the clock. Resolves once times follow the zone data of this copy. */
export async function scheduleJobs(ticker: Scheduler, scheduled: Scheduled): Promise<void> {
  const { config, store, visibility, minutes } = scheduled
  const zoneDataJob = createZoneDataJob(createJobContext(scheduled), scheduled.zoneData)
  // Before anything else looks for what is due, because the times may be wrong.
  await zoneDataJob.run()
  const lookForWork = createDueLook(async (now) => {
    const due = await store.readDueWork(now)
    return { ...due, plan: `${due.plan}/${scheduled.changes()}` }
  }, scheduled.clock)
  const lookAtRooms = async () => (await visibility.look(store)).isComplete
  const sweep: Job = { name: 'take up rows', cron: '* * * * * *', isDue: ({ messages }) => messages, run: scheduled.sweep }
  for (const job of [sweep, zoneDataJob, ...createJobs(scheduled, lookAtRooms)]) {
    const { name, cron, run } = runWhenDue(job, lookForWork)
    ticker.every(cron, name, run)
  }
  const refreshCron = `0 */${config.minutes.refreshMinutes} * * * *`
  ticker.every(refreshCron, 'refresh the minutes', async () => void (await minutes.refresh()))
  // Fetching a repository for the first time may take a minute. Starting now means that nobody has to wait.
  if (minutes.isRemote) void minutes.refresh()
  ticker.every('*/5 * * * * *', 're-read the configuration', async () => scheduled.look())
  ticker.every('0 30 * * * *', 'forget old rows', () => forgetOld(store, scheduled.clock.now(), config.database))
}

async function forgetOld(
  { inbox, outbox, confirmations, undoLog, shareableReplies, liveMinutes, audit }: Store,
  now: number,
  { retentionDays, logDays }: Config['database'],
): Promise<void> {
  await inbox.forgetBefore(now - retentionDays * dayMs)
  await outbox.forgetBefore(now - retentionDays * dayMs)
  await confirmations.forgetBefore(now - dayMs)
  await undoLog.forgetBefore(now - dayMs)
  await shareableReplies.forgetBefore(now)
  await liveMinutes.forgetBefore(now - retentionDays * dayMs)
  await audit.forgetBefore(now - logDays * dayMs)
}
