import { Temporal } from 'temporal-polyfill'
import { makeDate, type PlainDate } from './plain-date.ts'
import { dayMs } from './time.ts'

/** 1 is Monday and 7 is Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Which one in a month: the third Thursday. No month has a sixth. */
export type Nth = 1 | 2 | 3 | 4 | 5 | 'last'

export function isNth(nth: Nth | number): nth is Nth {
  return nth === 'last' || (nth >= 1 && nth <= 5)
}

export function weekdayOf(date: PlainDate): Weekday {
  return Temporal.PlainDate.from(date).dayOfWeek as Weekday
}

/** The day a number of days later (earlier when negative); undefined outside the years `makeDate` allows. */
export function addDays(date: PlainDate, days: number): PlainDate | undefined {
  return toDate(Temporal.PlainDate.from(date).add({ days }))
}

/** The same day a number of months later, or the last day of a month that is too short. */
export function addMonths(date: PlainDate, months: number): PlainDate | undefined {
  return toDate(Temporal.PlainDate.from(date).add({ months }))
}

function toDate(date: Temporal.PlainDate): PlainDate | undefined {
  return makeDate(date.year, date.month, date.day)
}

/** Days of UTC have no clock changes. */
function utcOf({ year, month, day }: PlainDate): number {
  return Date.UTC(year, month - 1, day)
}

/** Negative when `to` is earlier. */
export function countDays(from: PlainDate, to: PlainDate): number {
  return (utcOf(to) - utcOf(from)) / dayMs
}

/** The day, or the nearest that exists: 30 February becomes 28 or 29 February. */
export function clampDate(year: number, month: number, day: number): PlainDate | undefined {
  const written = { year, month: Math.max(month, 1), day: Math.max(day, 1) }
  return toDate(Temporal.PlainDate.from(written, { overflow: 'constrain' }))
}

/** For example the third Thursday of a month; undefined when the month has none. */
export function nthWeekday(year: number, month: number, nth: Nth, weekday: Weekday): PlainDate | undefined {
  if (nth === 'last') return nthWeekday(year, month, 5, weekday) ?? nthWeekday(year, month, 4, weekday)
  const first = makeDate(year, month, 1)
  return first && makeDate(year, month, 1 + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7)
}
