/** A day of the calendar, without a clock or a zone, so the host's zone can't shift it. */
export interface PlainDate {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

export interface PlainMonth {
  readonly year: number
  readonly month: number
}

/** Numbers outside these years are more likely a page number or an amount than the year of a meetup. */
const firstYear = 1970
const lastYear = 2199

/** Undefined when the calendar has no such day. */
export function makeDate(year: number, month: number, day: number): PlainDate | undefined {
  const real = year >= firstYear && year <= lastYear && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return real ? { year, month, day } : undefined
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0)
}

/** Negative when `a` is earlier. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day
}

export function isSameDate(a: PlainDate, b: PlainDate): boolean {
  return compareDates(a, b) === 0
}

/** `2018-03-22`. */
export function writeDate(date: PlainDate): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.year}-${two(date.month)}-${two(date.day)}`
}

/** Reads what `writeDate` writes; undefined for anything else. */
export function readIsoDay(written: string): PlainDate | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written) ?? []
  return makeDate(Number(year), Number(month), Number(day))
}
