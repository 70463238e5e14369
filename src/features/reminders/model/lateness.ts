import { dayMs, type EpochMs, minuteMs } from '../../../shared/dates/time.ts'

/** How late a reminder may be before it says so. */
const unmarkedLateMs = 2 * minuteMs

/** How late a reminder may be before it is worth nothing any more (`peers.md` R5). */
export const mostLateMs = dayMs

/** `begun`: the meetup it reminds of has begun. `old`: it is more than a day late. */
export type Lateness = 'on time' | 'late' | 'begun' | 'old'

/** What becomes of a reminder at a moment from its time on. `startsAt`: of the meetup it reminds of, if there is one. */
export function latenessOf(dueAt: EpochMs, now: EpochMs, startsAt: EpochMs | undefined): Lateness {
  const late = now - dueAt
  if (late > mostLateMs) return 'old'
  if (late <= unmarkedLateMs) return 'on time'
  return startsAt !== undefined && startsAt <= now ? 'begun' : 'late'
}
