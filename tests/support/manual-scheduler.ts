import type { Scheduler } from '../../src/shared/scheduler.ts'

export interface HandTicker extends Scheduler {
  /** Runs every job once, in the order in which they were given. */
  tick(): Promise<void>
}

/** Ticks only when a test says so. */
export function createHandTicker(): HandTicker {
  const jobs: (() => Promise<void>)[] = []
  return {
    every: (_cron, _name, job) => void jobs.push(job),
    async tick() {
      for (const job of jobs) await job()
    },
    async stop() {
      jobs.length = 0
    },
  }
}
