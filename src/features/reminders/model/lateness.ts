import type { EpochMs } from '../../../shared/dates/time.ts'

/** How late a reminder may be before it says so. */
const unmarkedLateMs = 2 * 60_000

/** How late a reminder may be and still be of use. */
export const mostLateMs = 24 * 3_600_000

/** `begun`: the meetup it reminds of has begun. `old`: it is more than a day late. */
export type Lateness = 'on time' | 'late' | 'begun' | 'old'

interface LatenessOptions {
  /** Start of the meetup it must come before, if there is one. */
  readonly startsAt?: EpochMs | undefined
  /** Useful until the meetup starts, however late it is. */
  readonly isUsefulUntilStart?: boolean
}

/** What to do with a reminder that was due at `dueAt`. */
export function latenessOf(dueAt: EpochMs, now: EpochMs, options: LatenessOptions = {}): Lateness {
  const { startsAt, isUsefulUntilStart = false } = options
  const late = now - dueAt
  if (late > mostLateMs && !isUsefulUntilStart) return 'old'
  if (late <= unmarkedLateMs) return 'on time'
  return startsAt !== undefined && startsAt <= now ? 'begun' : 'late'
}
