import type { Counter, Metrics } from '../../src/shared/metrics.ts'

/** Counts, and shows what was counted. */
export interface Tally extends Metrics {
  readonly counted: Partial<Record<Counter, number>>
  readonly ended: string[]
}

export function createTally(): Tally {
  const counted: Partial<Record<Counter, number>> = {}
  const ended: string[] = []
  return {
    counted,
    ended,
    count(counter, by = 1) {
      counted[counter] = (counted[counter] ?? 0) + by
    },
    commandEnded: (outcome) => void ended.push(outcome),
  }
}
