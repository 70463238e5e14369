import { addDays, addMonths, weekdayOf } from '../calendar.ts'
import { type PlainDate, writeDate } from '../plain-date.ts'
import { readHoliday } from './holiday-forms.ts'
import { readMonthPhrase } from './month-phrase.ts'
import { readAfterLinks, readDate } from './read-phrase.ts'
import { resolveDate } from './resolve-date.ts'
import { endsAtBoundary, numberAt, type Piece, skipLongest, splitPhrases, type Word } from './words.ts'

export interface Period {
  readonly first: PlainDate
  /** Of a week, month or year; undefined for a day. */
  readonly last?: PlainDate
}

const nextWeek = splitPhrases('next week', 'la semaine prochaine', 'semaine prochaine')
const nextMonth = splitPhrases('next month', 'the next month', 'le mois prochain', 'mois prochain')
const nextYear = splitPhrases('next year', "l'année prochaine", "l'an prochain")

/** A day (`friday`, `1er mars`), or a week, month or year (`next week`, `march`, `2028`). */
export function readDayOrPeriod(words: readonly Word[], at: number, today: PlainDate): Piece<Period> | undefined {
  const holiday = readHoliday(words, at, today)
  if (holiday) return { value: { first: holiday.value }, next: holiday.next }
  const date = readAfterLinks(words, at, readDate)
  if (date) {
    const resolution = resolveDate(date.value, {
      today,
      toward: 'future',
      isAhead: (day) => writeDate(day) >= writeDate(today),
    })
    return resolution.kind === 'day' ? { value: { first: resolution.date }, next: date.next } : undefined
  }
  const week = skipLongest(words, at, nextWeek)
  if (week !== undefined) return period(addDays(today, 8 - weekdayOf(today)), (first) => addDays(first, 6), week)
  const month = skipLongest(words, at, nextMonth)
  if (month !== undefined) return wholeMonth(addMonths({ ...today, day: 1 }, 1), month)
  const year = skipLongest(words, at, nextYear)
  const typedYear = numberAt(words, at, 4, 4)
  if (year !== undefined) return wholeYear(today.year + 1, year)
  if (typedYear !== undefined && typedYear > today.year && typedYear < 2199) return wholeYear(typedYear, at + 1)
  return readNamedMonth(words, at, today)
}

function readNamedMonth(words: readonly Word[], at: number, today: PlainDate): Piece<Period> | undefined {
  const named = readMonthPhrase(words, at)
  if (named?.value.kind !== 'named' || !endsAtBoundary(words, named.next)) return undefined
  const { month, year } = named.value
  const thisYear = month > today.month ? today.year : today.year + 1
  return wholeMonth({ year: year ?? thisYear, month, day: 1 }, named.next)
}

function wholeMonth(first: PlainDate | undefined, next: number): Piece<Period> | undefined {
  return period(first, (one) => lastBefore(addMonths(one, 1)), next)
}

function wholeYear(year: number, next: number): Piece<Period> | undefined {
  return period({ year, month: 1, day: 1 }, () => ({ year, month: 12, day: 31 }), next)
}

function period(
  first: PlainDate | undefined,
  lastOf: (first: PlainDate) => PlainDate | undefined,
  next: number,
): Piece<Period> | undefined {
  const last = first && lastOf(first)
  return first && last && { value: { first, last }, next }
}

function lastBefore(day: PlainDate | undefined): PlainDate | undefined {
  return day && addDays(day, -1)
}
