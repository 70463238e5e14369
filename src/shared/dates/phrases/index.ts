export { nthWeekday } from './calendar.ts'
export { atLocal, type ClockTime, type LocalInstant, localOf, startOfDay, writeInstant } from './local-time.ts'
export { type MonthResult, readPlainMonth } from './read-month.ts'
export { beginsRecurrence, type RecurrenceResult, readRecurrence } from './read-recurrence.ts'
export { type RuleResult, readRule, recurrenceOf, type SeriesRule } from './read-rule.ts'
export { readPlainDate, readWhen } from './read-when.ts'
export {
  type Days,
  fallsOn,
  type NthWeekdayRule,
  nextMoments,
  type Occurrence,
  type Occurrences,
  type Recurrence,
  startRule,
  weekdaysOf,
} from './recurrence.ts'
export { readShift, type Shift, shiftMoment } from './shift.ts'
export { findUnreadDate, findUnreadTime } from './unread-time.ts'
export type { DateResult, WhenResult } from './when-result.ts'
export { readZone, type ZoneResult } from './zones.ts'
