import { isWorkingDay } from '../holidays.ts'
import { compareDates, makeDate, type PlainDate, type PlainMonth, readIsoDay, writeDate } from '../plain-date.ts'
import type { EpochMs } from '../time.ts'
import { runtimeZoneData, type ZoneData } from '../zone-data.ts'
import { addDays, addMonths, clampDate, countDays, type Nth, nthWeekday, type Weekday, weekdayOf } from './calendar.ts'
import type { ClockChange, ClockTime } from './local-time.ts'

/** `the third Thursday of every month`, or `the first and third`. */
export interface NthWeekdayRule {
  readonly nth: Nth
  readonly weekday: Weekday
  /** More of them in the same month. */
  readonly also?: readonly Nth[]
}

/** On which days something repeats. It is stored as JSON, so only optional properties may be added. */
export type Days =
  | { readonly kind: 'daily' }
  /** Monday to Friday, holidays included. */
  | { readonly kind: 'weekdays' }
  /** Monday to Friday, without holidays. */
  | { readonly kind: 'working-days' }
  | {
      readonly kind: 'weekly'
      readonly weekday: Weekday
      /** More weekdays of the same week. */
      readonly also?: readonly Weekday[]
      /** Every how many weeks, counted from the week of the first day; 1 by default. */
      readonly everyWeeks?: number
    }
  | ({ readonly kind: 'monthly' } & NthWeekdayRule)
  /** `the 15th of every month`. Months that are too short for a date are skipped. */
  | { readonly kind: 'monthly-dates'; readonly dates: readonly MonthDate[] }

export type MonthDate = number | 'last'

type Monthly = Extract<Days, { readonly kind: 'monthly' | 'monthly-dates' }>

/** The days of a rule between two others. Stored as JSON. */
export interface Recurrence {
  readonly days: Days
  /** The first possible day, as ISO; needed to count weeks. */
  readonly from?: string
  /** The last possible day, as ISO. */
  readonly until?: string
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

/** Whether something repeats on a day. */
export function fallsOn({ days, from, until }: Recurrence, date: PlainDate): boolean {
  const day = writeDate(date)
  if ((from !== undefined && day < from) || (until !== undefined && day > until)) return false
  const weekday = weekdayOf(date)
  switch (days.kind) {
    case 'daily':
      return true
    case 'weekdays':
      return weekday <= 5
    case 'working-days':
      return isWorkingDay(date)
    case 'weekly':
      return weekdaysOf(days).includes(weekday) && isInWeek(days.everyWeeks ?? 1, from, date)
    case 'monthly':
    case 'monthly-dates':
      return daysInMonth(days, date).some(({ day: one }) => one === date.day)
  }
}

type Weekly = Extract<Days, { readonly kind: 'weekly' }>

export function weekdaysOf({ weekday, also = [] }: Weekly): readonly Weekday[] {
  return [...new Set([weekday, ...also])].toSorted((a, b) => a - b)
}

export function nthsOf({ nth, also = [] }: NthWeekdayRule): readonly Nth[] {
  const order = (one: Nth) => (one === 'last' ? 6 : one)
  return [...new Set([nth, ...also])].toSorted((a, b) => order(a) - order(b))
}

export function monthDatesOf({ dates }: { readonly dates: readonly MonthDate[] }): readonly MonthDate[] {
  const order = (one: MonthDate) => (one === 'last' ? 32 : one)
  return [...new Set(dates)].toSorted((a, b) => order(a) - order(b))
}

function isInWeek(everyWeeks: number, from: string | undefined, date: PlainDate): boolean {
  const first = from === undefined ? undefined : readIsoDay(from)
  if (everyWeeks === 1 || first === undefined) return true
  const weeks = (countDays(first, date) + weekdayOf(first) - weekdayOf(date)) / 7
  return weeks % everyWeeks === 0
}

/** In order, each once: the fourth weekday of a month may also be its last. */
function daysInMonth(rule: Monthly, { year, month }: PlainMonth): readonly PlainDate[] {
  const days =
    rule.kind === 'monthly'
      ? nthsOf(rule).flatMap((nth) => nthWeekday(year, month, nth, rule.weekday) ?? [])
      : monthDatesOf(rule).flatMap((day) => (day === 'last' ? clampDate(year, month, 31) : makeDate(year, month, day)) ?? [])
  return days.filter(({ day }, index) => days.findIndex((other) => other.day === day) === index)
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

/** The next moments of `the third Thursday of every month`. */
export function everyNthWeekday(
  rule: NthWeekdayRule & { readonly time: ClockTime },
  from: EpochMs,
  zone: string,
  count: number,
): Occurrences {
  return nextMoments({ days: { kind: 'monthly', ...rule }, time: rule.time }, from, zone, count)
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
