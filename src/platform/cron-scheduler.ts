import cron, { type ScheduledTask } from 'node-cron'
import type { Log } from '../shared/log.ts'
import type { Scheduler } from '../shared/scheduler.ts'

/**
 * Schedules with node-cron. A job that fails is logged and runs again at its next time. Each run starts `offsetMs` late: several
 * copies with different offsets don't all ask the database at the beginning of each second.
 */
export function createCronScheduler(log: Log, offsetMs = 0): Scheduler {
  const tasks: ScheduledTask[] = []
  let isStopped = false
  return {
    every(expression, name, job) {
      const run = async () => {
        if (offsetMs > 0) await new Promise<void>((resolve) => setTimeout(resolve, offsetMs).unref())
        if (isStopped) return
        try {
          await job()
        } catch (error) {
          log.error({ err: error, job: name }, 'a job failed')
        }
      }
      const options = {
        name,
        timezone: 'UTC',
        noOverlap: true,
        suppressMissedWarning: true,
        logger: createCronLogger(log, name),
      }
      tasks.push(cron.schedule(expression, run, options))
    },
    async stop() {
      isStopped = true
      await Promise.all(tasks.map((task) => task.destroy()))
    },
  }
}

/** node-cron's own logger writes coloured text, which isn't JSON. A skipped tick does no harm. */
function createCronLogger(log: Log, job: string) {
  return {
    debug: () => {},
    info: () => {},
    warn: (message: string) => log.debug({ job, detail: message }, 'the scheduler skipped a tick'),
    error: (message: string | Error, error?: Error) => log.error({ job, err: error ?? message }, 'the scheduler failed'),
  }
}
