import { addDays, addMonths, clampDate, isNth, nthWeekday, type Weekday, weekdayOf } from '../calendar.ts'
import { isWorkingDay } from '../holidays.ts'
import { compareDates, isSameDate, makeDate, type PlainDate } from '../plain-date.ts'
import { possibleDates } from './day-month-order.ts'
import type { DatePhrase, MonthPhrase, WeekPhrase } from './phrase.ts'

/** Where days are counted from, and which of several is meant. */
export interface DateAnchor {
  readonly today: PlainDate
  /** In which direction to look for a day without a year, month or week. */
  readonly toward: 'future' | 'past'
  /** Whether a day lies in that direction. Today doesn't when its time has passed. */
  readonly isAhead: (date: PlainDate) => boolean
}

export type Resolution =
  /** `again` is the nearest future day that the same words could mean, for a reply when `date` has passed. */
  | { readonly kind: 'day'; readonly date: PlainDate; readonly again: PlainDate }
  | { readonly kind: 'days'; readonly why: 'day-or-month' | 'which-week'; readonly choices: readonly PlainDate[] }
  | {
      readonly kind: 'none'
      readonly why: 'no-such-day' | 'no-such-weekday' | 'weekday-differs'
      /** Undefined beyond the last year that dates can have. */
      readonly nearest: PlainDate | undefined
      readonly again: PlainDate | undefined
    }

/** The day a phrase means today. */
export function resolveDate(phrase: DatePhrase, from: DateAnchor): Resolution {
  switch (phrase.kind) {
    case 'day':
      return orTuesday(phrase, checkWeekday(resolveDay(phrase.year, phrase.month, phrase.day, from), phrase.weekday), from)
    case 'day-of-month':
      return checkWeekday(resolveDayOfMonth(phrase.day, phrase.months, from), phrase.weekday)
    case 'numbers':
      return resolveNumbers(phrase, from)
    case 'nth':
      return resolveNth(phrase, from)
    case 'weekday':
      return phrase.week === undefined
        ? resolveWeekday(phrase.weekday, phrase.which, from)
        : resolveInWeek(phrase.weekday, phrase.week, from)
    case 'shift':
      return resolveShift(phrase.unit, phrase.amount, from)
  }
}

/** 29 February is up to eight years away: 2100 isn't a leap year. */
const mostYears = 8

function resolveDay(year: number | undefined, month: number, day: number, from: DateAnchor): Resolution {
  const ahead = firstAhead(mostYears, from, (years) => makeDate(from.today.year + years, month, day))
  const date = year === undefined ? ahead : makeDate(year, month, day)
  if (date) return { kind: 'day', date, again: ahead ?? date }
  const again = firstAhead(mostYears, from, (years) => clampDate(from.today.year + years, month, day))
  const nearest = year === undefined ? again : clampDate(year, month, day)
  return { kind: 'none', why: 'no-such-day', nearest, again }
}

function resolveDayOfMonth(day: number, months: 0 | 1 | undefined, from: DateAnchor): Resolution {
  const inMonth = (ahead: number) => {
    const first = addMonths({ ...from.today, day: 1 }, ahead)
    return first && makeDate(first.year, first.month, day)
  }
  const ahead = firstAhead(mostMonths, from, inMonth)
  const date = months === undefined ? ahead : inMonth(months)
  return date ? { kind: 'day', date, again: ahead ?? date } : { ...noDay, nearest: ahead, again: ahead }
}

/** `mar. 8` is also « mardi 8 » when the next 8th is a Tuesday. */
function orTuesday(phrase: Extract<DatePhrase, { kind: 'day' }>, march: Resolution, from: DateAnchor): Resolution {
  if (phrase.orTuesday !== true) return march
  const tuesday = resolveDayOfMonth(phrase.day, undefined, from)
  if (tuesday.kind !== 'day' || weekdayOf(tuesday.date) !== 2) return march
  if (march.kind !== 'day' || isSameDate(march.date, tuesday.date)) return tuesday
  return { kind: 'days', why: 'day-or-month', choices: [march.date, tuesday.date].sort(compareDates) }
}

function checkWeekday(resolution: Resolution, weekday: Weekday | undefined): Resolution {
  if (resolution.kind !== 'day' || weekday === undefined || weekdayOf(resolution.date) === weekday) return resolution
  return { kind: 'none', why: 'weekday-differs', nearest: resolution.date, again: resolution.again }
}

/** Tries every order of the numbers that gives a real day, on the typed weekday if there is one. */
function resolveNumbers(phrase: Extract<DatePhrase, { kind: 'numbers' }>, from: DateAnchor): Resolution {
  const orders = possibleDates(phrase, from.today.year, from.toward)
  const readings = orders.map(({ year, month, day }) => resolveDay(year, month, day, from))
  const days = readings.flatMap((reading) => (reading.kind === 'day' ? reading : []))
  const distinct = days.filter(({ date }, index) => days.findIndex((other) => isSameDate(other.date, date)) === index)
  const fitting = distinct.filter(({ date }) => phrase.weekday === undefined || weekdayOf(date) === phrase.weekday)
  const [only, second] = fitting
  if (only && second) return { kind: 'days', why: 'day-or-month', choices: fitting.map(({ date }) => date).sort(compareDates) }
  return only ?? (distinct[0] && checkWeekday(distinct[0], phrase.weekday)) ?? readings[0] ?? noDay
}

const noDay: Extract<Resolution, { kind: 'none' }> = { kind: 'none', why: 'no-such-day', nearest: undefined, again: undefined }

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

/** A fifth weekday is at most three months away; fourteen months also cover a named month of next year. */
const mostMonths = 14

function nthAfter(
  today: PlainDate,
  months: number,
  inMonth: (year: number, month: number) => PlainDate | undefined,
): PlainDate | undefined {
  const first = addMonths({ ...today, day: 1 }, months)
  return first && inMonth(first.year, first.month)
}

/** The named or relative month. A name without a year is the nearest month whose day is ahead. */
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
 * `thursday` and `this thursday` are the nearest one, including today. `next thursday` and « jeudi prochain » are in the next
 * calendar week, which begins on Monday: on a Monday nobody calls tomorrow *next Tuesday*.
 */
function resolveWeekday(weekday: Weekday, which: 'coming' | 'next-week' | 'gone', from: DateAnchor): Resolution {
  const offset = (weekday - weekdayOf(from.today) + 7) % 7
  const days = { coming: offset, 'next-week': 7 + weekday - weekdayOf(from.today), gone: offset - 7 }[which]
  const ahead = firstAhead(2, from, (weeks) => addDays(from.today, offset + weeks * 7))
  const date = which === 'coming' ? ahead : addDays(from.today, days)
  return date ? { kind: 'day', date, again: ahead ?? date } : noDay
}

function resolveInWeek(weekday: Weekday, week: WeekPhrase, from: DateAnchor): Resolution {
  const toWeekday = weekday - weekdayOf(from.today)
  const ahead = resolveWeekday(weekday, 'coming', from)
  const again = ahead.kind === 'day' ? ahead.date : undefined
  const inCalendarWeek = addDays(from.today, toWeekday + week.weeks * 7)
  const afterNext = addDays(from.today, ((toWeekday + 7) % 7) + week.weeks * 7)
  const date = week.kind === 'calendar' ? inCalendarWeek : afterNext
  if (!date) return noDay
  if (week.kind === 'in' && inCalendarWeek && !isSameDate(date, inCalendarWeek)) {
    return { kind: 'days', why: 'which-week', choices: [inCalendarWeek, date].sort(compareDates) }
  }
  return { kind: 'day', date, again: again ?? date }
}

/** The nth working day after a day. */
function addWorkingDays(day: PlainDate, count: number): PlainDate | undefined {
  let date: PlainDate | undefined = day
  for (let left = count; left > 0 && date; ) {
    date = addDays(date, 1)
    if (date && isWorkingDay(date)) left -= 1
  }
  return date
}

function resolveShift(unit: 'days' | 'working-days' | 'months', amount: number, from: DateAnchor): Resolution {
  const add = { days: addDays, months: addMonths, 'working-days': addWorkingDays }[unit]
  const date = add(from.today, amount)
  const again = from.isAhead(from.today) ? from.today : addDays(from.today, 1)
  return date ? { kind: 'day', date, again: again ?? date } : noDay
}

function stepOf({ toward }: DateAnchor): 1 | -1 {
  return toward === 'future' ? 1 : -1
}

/** The first day that is ahead, trying 0, 1, 2… steps in the direction of the anchor. */
function firstAhead(most: number, from: DateAnchor, dayAt: (steps: number) => PlainDate | undefined): PlainDate | undefined {
  for (let steps = 0; steps <= most; steps += 1) {
    const date = dayAt(steps * stepOf(from))
    if (date && from.isAhead(date)) return date
  }
  return undefined
}
