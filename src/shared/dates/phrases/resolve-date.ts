import { compareDates, isSameDate, makeDate, type PlainDate } from '../plain-date.ts'
import { addDays, addMonths, clampDate, type Nth, nthWeekday, type Weekday, weekdayOf } from './calendar.ts'
import { possibleDates } from './day-month-order.ts'
import type { DatePhrase, MonthPhrase } from './phrase.ts'

/** Where the days are counted from and which of several is meant. */
export interface DateAnchor {
  readonly today: PlainDate
  /** The direction in which a day without a year, a month or a week is sought. */
  readonly toward: 'future' | 'past'
  /** Whether a day lies in that direction; today may, or not when its time is gone. */
  readonly isAhead: (date: PlainDate) => boolean
}

export type Resolution =
  /** `again` is the nearest day ahead that the same words could mean, for a reply to one that is gone. */
  | { readonly kind: 'day'; readonly date: PlainDate; readonly again: PlainDate }
  | { readonly kind: 'days'; readonly choices: readonly PlainDate[] }
  | {
      readonly kind: 'none'
      readonly why: 'no-such-day' | 'no-such-weekday' | 'weekday-differs'
      /** Undefined beyond the last year of the calendar. */
      readonly nearest: PlainDate | undefined
      readonly again: PlainDate | undefined
    }

/** The day that a phrase means, seen from today. */
export function resolveDate(phrase: DatePhrase, from: DateAnchor): Resolution {
  switch (phrase.kind) {
    case 'day':
      return checkWeekday(resolveDay(phrase.year, phrase.month, phrase.day, from), phrase.weekday)
    case 'day-of-month':
      return checkWeekday(resolveDayOfMonth(phrase.day, from), phrase.weekday)
    case 'numbers':
      return resolveNumbers(phrase, from)
    case 'nth':
      return resolveNth(phrase, from)
    case 'weekday':
      return resolveWeekday(phrase.weekday, phrase.which, from)
    case 'shift':
      return resolveShift(phrase.unit, phrase.amount, from)
  }
}

/** A leap day comes again after at most eight years: no 29 February 2100. */
const mostYears = 8

function resolveDay(year: number | undefined, month: number, day: number, from: DateAnchor): Resolution {
  const ahead = firstAhead(mostYears, from, (years) => makeDate(from.today.year + years, month, day))
  const date = year === undefined ? ahead : makeDate(year, month, day)
  if (date) return { kind: 'day', date, again: ahead ?? date }
  const again = firstAhead(mostYears, from, (years) => clampDate(from.today.year + years, month, day))
  const nearest = year === undefined ? again : clampDate(year, month, day)
  return { kind: 'none', why: 'no-such-day', nearest, again }
}

function resolveDayOfMonth(day: number, from: DateAnchor): Resolution {
  const date = firstAhead(mostMonths, from, (months) => {
    const first = addMonths({ ...from.today, day: 1 }, months)
    return first && makeDate(first.year, first.month, day)
  })
  return date ? { kind: 'day', date, again: date } : noDay
}

function checkWeekday(resolution: Resolution, weekday: Weekday | undefined): Resolution {
  if (resolution.kind !== 'day' || weekday === undefined || weekdayOf(resolution.date) === weekday) return resolution
  return { kind: 'none', why: 'weekday-differs', nearest: resolution.date, again: resolution.again }
}

/** Every order of the numbers that is a day and, where a weekday was typed, falls on it. */
function resolveNumbers(phrase: Extract<DatePhrase, { kind: 'numbers' }>, from: DateAnchor): Resolution {
  const orders = possibleDates(phrase, from.today.year, from.toward)
  const readings = orders.map(({ year, month, day }) => resolveDay(year, month, day, from))
  const days = readings.flatMap((reading) => (reading.kind === 'day' ? reading : []))
  const distinct = days.filter(({ date }, index) => days.findIndex((other) => isSameDate(other.date, date)) === index)
  const fitting = distinct.filter(({ date }) => phrase.weekday === undefined || weekdayOf(date) === phrase.weekday)
  const [only, second] = fitting
  if (only && second) return { kind: 'days', choices: fitting.map(({ date }) => date).sort(compareDates) }
  return only ?? (distinct[0] && checkWeekday(distinct[0], phrase.weekday)) ?? readings[0] ?? noDay
}

const noDay: Resolution = { kind: 'none', why: 'no-such-day', nearest: undefined, again: undefined }

function resolveNth(phrase: Extract<DatePhrase, { kind: 'nth' }>, from: DateAnchor): Resolution {
  const { nth, weekday, month } = phrase
  if (month === undefined && nth === 'last' && from.toward === 'past') return resolveWeekday(weekday, 'gone', from)
  const known = isNth(nth) ? nth : undefined
  const inMonth = (year: number, inYear: number) => (known ? nthWeekday(year, inYear, known, weekday) : undefined)
  const monthly = firstAhead(mostMonths, from, (months) => nthAfter(from.today, months, inMonth))
  const target = month && targetMonth(month, from, (date) => inMonth(date.year, date.month))
  const date = target ? inMonth(target.year, target.month) : monthly
  if (date) return { kind: 'day', date, again: monthly ?? date }
  const place = target ?? from.today
  const lastOf = (year: number, inYear: number) => nthWeekday(year, inYear, 'last', weekday)
  const again = firstAhead(mostMonths, from, (months) => nthAfter(from.today, months, lastOf))
  return { kind: 'none', why: 'no-such-weekday', nearest: lastOf(place.year, place.month), again }
}

/** A fifth weekday is never more than three months away; fourteen cover a named month of the coming year too. */
const mostMonths = 14

function isNth(nth: Nth | number): nth is Nth {
  return nth === 'last' || (nth >= 1 && nth <= 5)
}

function nthAfter(
  today: PlainDate,
  months: number,
  inMonth: (year: number, month: number) => PlainDate | undefined,
): PlainDate | undefined {
  const first = addMonths({ ...today, day: 1 }, months)
  return first && inMonth(first.year, first.month)
}

/** The named or relative month; a name without a year is the nearest one whose day lies ahead. */
function targetMonth(
  month: MonthPhrase,
  from: DateAnchor,
  dayIn: (month: PlainDate) => PlainDate | undefined,
): PlainDate | undefined {
  if (month.kind === 'relative') return addMonths({ ...from.today, day: 1 }, month.months)
  if (month.year !== undefined) return makeDate(month.year, month.month, 1)
  const thisYear = makeDate(from.today.year, month.month, 1)
  const day = thisYear && dayIn(thisYear)
  const isGone = day ? !from.isAhead(day) : thisYear && isMonthBehind(thisYear, from)
  return isGone ? makeDate(from.today.year + stepOf(from), month.month, 1) : thisYear
}

function isMonthBehind(month: PlainDate, { today, toward }: DateAnchor): boolean {
  return toward === 'future' ? month.month < today.month : month.month > today.month
}

/**
 * `thursday` and `this thursday` are the nearest one ahead, today included. `next thursday` and `jeudi prochain` are the
 * one of the next calendar week, which begins on Monday: on a Monday nobody says *next Tuesday* for tomorrow.
 */
function resolveWeekday(weekday: Weekday, which: 'coming' | 'next-week' | 'gone', from: DateAnchor): Resolution {
  const offset = (weekday - weekdayOf(from.today) + 7) % 7
  const days = { coming: offset, 'next-week': 7 + weekday - weekdayOf(from.today), gone: offset - 7 }[which]
  const ahead = firstAhead(2, from, (weeks) => addDays(from.today, offset + weeks * 7))
  const date = which === 'coming' ? ahead : addDays(from.today, days)
  return date ? { kind: 'day', date, again: ahead ?? date } : noDay
}

function resolveShift(unit: 'days' | 'months', amount: number, from: DateAnchor): Resolution {
  const date = unit === 'days' ? addDays(from.today, amount) : addMonths(from.today, amount)
  const again = from.isAhead(from.today) ? from.today : addDays(from.today, 1)
  return date ? { kind: 'day', date, again: again ?? date } : noDay
}

function stepOf({ toward }: DateAnchor): 1 | -1 {
  return toward === 'future' ? 1 : -1
}

/** The first of a row of days, 0, 1, 2 … steps into the direction, that lies ahead. */
function firstAhead(most: number, from: DateAnchor, dayAt: (steps: number) => PlainDate | undefined): PlainDate | undefined {
  for (let steps = 0; steps <= most; steps += 1) {
    const date = dayAt(steps * stepOf(from))
    if (date && from.isAhead(date)) return date
  }
  return undefined
}
