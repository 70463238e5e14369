/** Wakes the program up. What is due is always decided by rows in the store, never by a tick. */
export interface Scheduler {
  /** Runs `job` at the times of a cron expression (seconds first, UTC); skips a tick that comes while it's still running. */
  every(cron: string, name: string, job: () => Promise<void>): void
  stop(): Promise<void>
}
