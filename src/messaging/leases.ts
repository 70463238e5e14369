import type { Clock } from '../shared/clock.ts'
import type { Lease } from './repository.ts'

/** The name under which this copy of the bot claims rows, and for how long. */
export interface Leases {
  /** New at every start: claims of an earlier run don't belong to this one. */
  readonly owner: string
  readonly leaseMs: number
  /** True once the bot is stopping: nothing more is claimed. */
  stopped(): boolean
}

export function leaseFrom({ owner, leaseMs }: Leases, clock: Clock): Lease {
  const now = clock.now()
  return { owner, now, until: now + leaseMs }
}

/** Starts nothing new. The next start, or another copy, does what is left. */
export class Stopping extends Error {
  override readonly name = 'Stopping'
}
