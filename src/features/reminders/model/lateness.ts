import { dayMs, type EpochMs, minuteMs } from '../../../shared/dates/time.ts'

/** How late a reminder may be without saying so. */
const unmarkedLateMs = 2 * minuteMs

/** How late a reminder may be and still be useful. */
export const mostLateMs = dayMs

/** `begun`: the meetup has started. `old`: the reminder is more than a day late. */
export type Lateness = 'on time' | 'late' | 'begun' | 'old'

interface LatenessOptions {
  /** Start of the meetup it must come before, if there is one. */
  readonly startsAt?: EpochMs | undefined
  /** Useful until the meetup starts, no matter how late. */
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
