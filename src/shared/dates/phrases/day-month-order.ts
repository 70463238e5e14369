import type { DatePhrase } from './phrase.ts'

export interface DayNumbers {
  readonly year?: number
  readonly month: number
  readonly day: number
}

/** Two digits outside this window are a day, not a year: nobody plans a meetup for 2004 or ten years ahead. */
const yearsBehind = 1
const yearsAhead = 9

/**
 * The days `03/04` or `3/4/26` can mean. Canadians write day, month and year in every order, so each order counts unless it
 * gives a month or day that doesn't exist. When none gives a real day, those with a real month are kept for the refusal.
 */
export function possibleDates(
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
