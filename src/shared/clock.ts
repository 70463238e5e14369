import type { EpochMs } from './dates/time.ts'

export type { EpochMs }

/** The only source of time. Tests pass one that they move by hand. */
export interface Clock {
  now(): EpochMs
  /** Calls `then` once, `delayMs` milliseconds from now. The returned function cancels it; a pending call never keeps the process alive. */
  after(delayMs: number, then: () => void): () => void
}
