/** How retries are spaced. Milliseconds. */
export interface BackoffLimits {
  readonly firstMs: number
  readonly longestMs: number
  /**
   * The share of each delay that is random, from 0 (none) to 1 (all of it). Randomness keeps many clients from coming back at
   * the same moment.
   */
  readonly jitter: number
}

/** How long to wait after so many earlier failures, in milliseconds: twice as long each time. `random` is from 0 to 1. */
export function backoffDelay(failures: number, { firstMs, longestMs, jitter }: BackoffLimits, random: number): number {
  const longest = Math.min(longestMs, firstMs * 2 ** failures)
  return Math.round(longest * (1 - jitter + jitter * random))
}

/** Counts the failures of one thing that is retried. */
export interface Backoff {
  /** The next delay, in milliseconds. */
  next(): number
  reset(): void
}

/** The first retry after a lost connection is almost immediate. A workspace that restarts (about a minute) is polled every 5 s on average. */
const reconnecting: BackoffLimits = { firstMs: 250, longestMs: 10_000, jitter: 1 }

export function createBackoff(random: () => number, limits: BackoffLimits = reconnecting): Backoff {
  let failures = 0
  return {
    next() {
      failures += 1
      return backoffDelay(failures - 1, limits, random())
    },
    reset() {
      failures = 0
    },
  }
}
