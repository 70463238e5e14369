import { addDays, addMonths } from './calendar.ts'
import type { ClockChange, ClockTime } from './local-time.ts'
import { compareDates, type PlainDate, type PlainMonth, readIsoDay, writeDate } from './plain-date.ts'
import { type Days, daysInMonth, fallsOn, type Monthly, type Recurrence } from './recurrence.ts'
import type { EpochMs } from './time.ts'
import { runtimeZoneData, type ZoneData } from './zone-data.ts'

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

/** Longer than every wait between two days of a rule: months without a fifth Tuesday, 52 weeks. */
const longestWaitDays = 400

/**
 * The next moments of a rule from an instant on, at most `count`; the first may be that instant. The local time is the same
 * all year, so the instants shift by an hour when the clocks change. `clocks` is what the world's clocks show; this runtime's
 * own unless given.
 * @throws RangeError when the zone is unknown.
 */
export function nextMoments(
  rule: Recurrence & { readonly time: ClockTime },
  from: EpochMs,
  zone: string,
  count: number,
  clocks: Pick<ZoneData, 'localOf' | 'atLocal'> = runtimeZoneData,
): Occurrences {
  const occurrences: Occurrence[] = []
  const skipped: PlainMonth[] = []
  const today = clocks.localOf(from, zone).date
  const start = rule.from === undefined ? today : latest(today, readIsoDay(rule.from) ?? today)
  for (const found of isMonthly(rule.days) ? monthlyDays(rule.days, start) : daysOf(rule, start)) {
    if (occurrences.length >= count) break
    if ('skipped' in found) skipped.push(found.skipped)
    else if (rule.until !== undefined && writeDate(found.date) > rule.until) break
    else {
      const instant = clocks.atLocal(found.date, rule.time, zone)
      if (instant.at >= from) occurrences.push({ date: found.date, ...instant })
    }
  }
  return { occurrences, skipped }
}

type FoundDay = { readonly date: PlainDate } | { readonly skipped: PlainMonth }

function isMonthly(days: Days): days is Monthly {
  return days.kind === 'monthly' || days.kind === 'monthly-dates'
}

function* monthlyDays(rule: Monthly, start: PlainDate): Generator<FoundDay> {
  for (let month: PlainDate | undefined = { ...start, day: 1 }; month; month = addMonths(month, 1)) {
    const days = daysInMonth(rule, month)
    if (days.length === 0) yield { skipped: { year: month.year, month: month.month } }
    for (const date of days) if (compareDates(date, start) >= 0) yield { date }
  }
}

function* daysOf(rule: Recurrence, start: PlainDate): Generator<FoundDay> {
  let date: PlainDate | undefined = start
  for (let waited = 0; date && waited <= longestWaitDays; waited += 1) {
    if (fallsOn(rule, date)) {
      yield { date }
      waited = 0
    }
    date = addDays(date, 1)
  }
}

function latest(a: PlainDate, b: PlainDate): PlainDate {
  return compareDates(a, b) > 0 ? a : b
}

/**
 * A rule with what is fixed when it begins: the week from which weeks are counted, and the last day for a number of times.
 * `now` is the moment after which it begins.
 */
export function startRule<T extends Recurrence & { readonly time: ClockTime }>(
  rule: T,
  times: number | undefined,
  now: EpochMs,
  zone: string,
): T {
  const isCounted = rule.days.kind === 'weekly' && (rule.days.everyWeeks ?? 1) > 1
  const [first] = nextMoments(rule, now + 1, zone, 1).occurrences
  const anchored = isCounted && first ? { ...rule, from: writeDate(first.date) } : rule
  const last = times === undefined ? undefined : nextMoments(anchored, now + 1, zone, times).occurrences.at(-1)
  return last ? { ...anchored, until: writeDate(last.date) } : anchored
}
