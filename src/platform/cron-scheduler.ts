import cron, { type ScheduledTask } from 'node-cron'
import type { Log } from '../shared/log.ts'
import type { Scheduler } from '../shared/scheduler.ts'

/** Ticks by node-cron. A job that fails is logged and comes again at its next tick. */
export function createCronScheduler(log: Log): Scheduler {
  const tasks: ScheduledTask[] = []
  return {
    every(expression, name, job) {
      const run = async () => {
        try {
          await job()
        } catch (error) {
          log.error({ err: error, job: name }, 'a job failed')
        }
      }
      tasks.push(cron.schedule(expression, run, { name, timezone: 'UTC', noOverlap: true, suppressMissedWarning: true }))
    },
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()))
    },
  }
}
