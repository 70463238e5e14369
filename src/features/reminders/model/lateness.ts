import { dayMs, type EpochMs, minuteMs } from '../../../shared/dates/time.ts'

/** How late a reminder may be without saying so. */
const unmarkedLateMs = 2 * minuteMs

/** A reminder that is later than a day is useless and isn't sent any more. */
export const mostLateMs = dayMs

/** `begun`: the meetup has started. `old`: the reminder is more than a day late. */
export type Lateness = 'on time' | 'late' | 'begun' | 'old'

/** How late a reminder is at a moment after its time. `startsAt`: the start of its meetup, if it has one. */
export function latenessOf(dueAt: EpochMs, now: EpochMs, startsAt: EpochMs | undefined): Lateness {
  const late = now - dueAt
  if (late > mostLateMs) return 'old'
  if (late <= unmarkedLateMs) return 'on time'
  return startsAt !== undefined && startsAt <= now ? 'begun' : 'late'
}
