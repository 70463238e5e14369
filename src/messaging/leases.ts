import type { Clock } from '../shared/clock.ts'
import type { Lease } from './repository.ts'

/** Under which name, and for how long, this copy of the bot holds rows. */
export interface Leases {
  /** New at every start: what an earlier life held is not this one's. */
  readonly owner: string
  readonly leaseMs: number
  /** True once the bot is stopping: nothing more is claimed. */
  stopped(): boolean
}

export function leaseFrom({ owner, leaseMs }: Leases, clock: Clock): Lease {
  const now = clock.now()
  return { owner, now, until: now + leaseMs }
}

/** Nothing new is begun any more; what is left is done by the next start, or by another copy. */
export class Stopping extends Error {
  override readonly name = 'Stopping'
}
