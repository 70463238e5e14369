import type { Log } from '../../src/shared/log.ts'
import type { Scheduler } from '../../src/shared/scheduler.ts'

/** How many times as often jobs run: a test that waits for the next run waits a tenth of a second. */
const speed = 10

const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs

/** Runs jobs like the bot's own scheduler, only much more often. Rows decide what is due, so nothing happens earlier. */
export function createFastScheduler(log: Log): Scheduler {
  const timers = new Map<string, NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  let isStopped = false

  function plan(name: string, periodMs: number, job: () => Promise<void>): void {
    if (isStopped) return
    const run = async () => {
      try {
        await job()
      } catch (error) {
        log.error({ err: error, job: name }, 'a job failed')
      }
    }
    const tick = () => {
      const current = run().finally(() => {
        running.delete(current)
        plan(name, periodMs, job)
      })
      running.add(current)
    }
    timers.set(name, setTimeout(tick, periodMs / speed))
  }

  return {
    every: (cron, name, job) => plan(name, periodOf(cron), job),
    async stop() {
      isStopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}

/** The time between two runs, for the expressions that the bot uses: every few seconds, every few minutes, or every hour. */
function periodOf(cron: string): number {
  const [seconds = '', minutes = ''] = cron.split(' ')
  const every = (field: string) => Number(field.replace('*/', '').replace('*', '1'))
  if (seconds.startsWith('*')) return every(seconds) * secondMs
  return minutes.startsWith('*') ? every(minutes) * minuteMs : hourMs
}
