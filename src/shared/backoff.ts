/** How long the next attempt waits. */
export interface Backoff {
  /** Milliseconds; longer after each failure, spread at random so that many clients do not return in step. */
  next(): number
  reset(): void
}

/** The first retry after a cut is nearly at once; a workspace that restarts (about a minute) is polled every 5 s on average. */
const firstMs = 250
const longestMs = 10_000

export function createBackoff(random: () => number): Backoff {
  let failures = 0
  return {
    next() {
      const ceiling = Math.min(longestMs, firstMs * 2 ** failures)
      failures += 1
      return Math.round(random() * ceiling)
    },
    reset() {
      failures = 0
    },
  }
}
