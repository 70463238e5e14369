import { clampDate, countDays, type Nth, nthWeekday, type Weekday, weekdayOf } from './calendar.ts'
import { isWorkingDay } from './holidays.ts'
import { makeDate, type PlainDate, type PlainMonth, readIsoDay, writeDate } from './plain-date.ts'

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

export type Monthly = Extract<Days, { readonly kind: 'monthly' | 'monthly-dates' }>

/** The days of a rule between two others. Stored as JSON. */
export interface Recurrence {
  readonly days: Days
  /** The first possible day, as ISO; needed to count weeks. */
  readonly from?: string
  /** The last possible day, as ISO. */
  readonly until?: string
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
export function daysInMonth(rule: Monthly, { year, month }: PlainMonth): readonly PlainDate[] {
  const days =
    rule.kind === 'monthly'
      ? nthsOf(rule).flatMap((nth) => nthWeekday(year, month, nth, rule.weekday) ?? [])
      : monthDatesOf(rule).flatMap((day) => (day === 'last' ? clampDate(year, month, 31) : makeDate(year, month, day)) ?? [])
  return days.filter(({ day }, index) => days.findIndex((other) => other.day === day) === index)
}
