import type { PlainDate, PlainMonth } from '../plain-date.ts'
import type { EpochMs } from '../time.ts'
import { addMonths, type Nth, nthWeekday, type Weekday } from './calendar.ts'
import { atLocal, type ClockChange, type ClockTime, localOf } from './local-time.ts'

/** `the third Thursday of every month`. */
export interface NthWeekdayRule {
  readonly nth: Nth
  readonly weekday: Weekday
}

export interface Occurrence {
  readonly date: PlainDate
  readonly at: EpochMs
  readonly note?: ClockChange
}

export interface Occurrences {
  readonly occurrences: readonly Occurrence[]
  /** Months on the way that have no such day, such as those without a fifth Tuesday. */
  readonly skipped: readonly PlainMonth[]
}

/**
 * The next `count` moments of a rule from an instant on, which may be one of them. The local time is the same in every
 * month, so that the instants move by an hour where the clocks change.
 * @throws RangeError when the zone is unknown.
 */
export function everyNthWeekday(
  rule: NthWeekdayRule & { readonly time: ClockTime },
  from: EpochMs,
  zone: string,
  count: number,
): Occurrences {
  const occurrences: Occurrence[] = []
  const skipped: PlainMonth[] = []
  let month: PlainDate | undefined = { ...localOf(from, zone).date, day: 1 }
  while (month && occurrences.length < count) {
    const date = nthWeekday(month.year, month.month, rule.nth, rule.weekday)
    const instant = date && atLocal(date, rule.time, zone)
    if (!date) skipped.push({ year: month.year, month: month.month })
    else if (instant && instant.at >= from) occurrences.push({ date, ...instant })
    month = addMonths(month, 1)
  }
  return { occurrences, skipped }
}
