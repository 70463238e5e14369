export { addDays, type Nth, nthWeekday, type Weekday, weekdayOf } from './calendar.ts'
export {
  atLocal,
  type ClockChange,
  type ClockTime,
  daysBefore,
  type LocalInstant,
  localOf,
  startOfDay,
  weeksBefore,
} from './local-time.ts'
export { type RuleResult, readRule } from './read-rule.ts'
export { type DateContext, readPlainDate, readWhen, type WhenContext } from './read-when.ts'
export { everyNthWeekday, type NthWeekdayRule, type Occurrence, type Occurrences } from './recurrence.ts'
export type { Ambiguous, DateResult, Impossible, Unreadable, WhenResult } from './when-result.ts'
export { isZone, readZone, type ZoneResult } from './zones.ts'
