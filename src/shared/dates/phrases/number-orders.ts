import type { DatePhrase } from './phrase.ts'

export interface DayNumbers {
  readonly year?: number
  readonly month: number
  readonly day: number
}

/** A year of two digits so far from today's is rather a day: nobody plans a meetup for 2004 or ten years ahead. */
const yearsBehind = 1
const yearsAhead = 9

/**
 * What `03/04` or `3/4/26` may mean. Canada writes day, month and year in every order, so that each is a reading; numbers
 * that no month has drop out. When no order holds, the one whose month exists stays, to be refused as a day.
 */
export function readOrders(
  { first, second, third }: Extract<DatePhrase, { kind: 'numbers' }>,
  thisYear: number,
  toward: 'future' | 'past',
): readonly DayNumbers[] {
  const year = third === undefined || third >= 100 ? third : 2000 + third
  const withYear = (month: number, day: number): DayNumbers => ({ ...(year !== undefined && { year }), month, day })
  const orders = [withYear(second, first), withYear(first, second)]
  if (third !== undefined && third < 100) orders.push({ year: 2000 + first, month: second, day: third })
  const plausible = orders.filter((order) => isPlausible(order, thisYear, toward))
  const possible = (plausible.length > 0 ? plausible : orders).filter(isInMonths)
  const real = possible.filter(({ month, day }) => day <= longestDay(month))
  return real.length > 0 ? real : possible
}

function isPlausible({ year }: DayNumbers, thisYear: number, toward: 'future' | 'past'): boolean {
  return toward === 'past' || year === undefined || (year >= thisYear - yearsBehind && year <= thisYear + yearsAhead)
}

function isInMonths({ month, day }: DayNumbers): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

function longestDay(month: number): number {
  return month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31
}
