import { readClock } from './clock-forms.ts'
import { readDayInWords } from './day-words.ts'
import { findYear, readMonth, readYear, skipOf } from './month-forms.ts'
import { readMonthPhrase, readRelativeMonth } from './month-phrase.ts'
import type { DatePhrase } from './phrase.ts'
import { readTimeRange } from './time-range.ts'
import { articles, ordinalSuffixes, readWeekdayAt, readWeekdayBeforeDate, skipArticle } from './vocabulary.ts'
import {
  numberAt,
  type PhraseForm,
  type Piece,
  readLongest,
  skipLongest,
  skipOptional,
  splitPhrases,
  textAt,
  type Word,
} from './words.ts'

/** A day written with numbers or a month's name, with or without its weekday. */
export const readDay: PhraseForm<DatePhrase> = (words, at) => {
  const start = skipOptional(words, at, articles)
  const forms = [readIso, readNumbers, readDayMonth, readMonthDay]
  const plain = readLongest(words, start, forms)
  const weekday = readWeekdayBeforeDate(words, start)
  const day = weekday && readLongest(words, skipArticle(words, weekday.next), forms)
  if (weekday && day && day.next > (plain?.next ?? 0)) {
    return { value: { ...day.value, weekday: weekday.value }, next: day.next }
  }
  return plain ?? readDayAlone(words, at) ?? readMonthFirst(words, at)
}

const dayLeads = splitPhrases('on the', 'the', ', the', ', on the', 'le', ', le')

/** `next month on the 3rd`, « le mois prochain, le 3 ». */
function readMonthFirst(words: readonly Word[], at: number): Piece<DatePhrase> | undefined {
  const month = readRelativeMonth(words, at)
  const start = month && skipLongest(words, month.next, dayLeads)
  const day = start === undefined || readClock(words, start) ? undefined : readDayNumber(words, start)
  if (!month || !day || day.value < 1 || day.value > 31) return undefined
  return { value: { kind: 'day-of-month', day: day.value, months: month.value.months }, next: day.next }
}

/** `thursday 3`, `jeudi le 3`, `le 17`, `the 17th`, `the 17th of next month`: a day of the month, unless it is a time. */
function readDayAlone(words: readonly Word[], at: number): Piece<DatePhrase> | undefined {
  const start = skipOptional(words, at, articles)
  const weekday = readWeekdayAt(words, start)
  const place = weekday ? skipArticle(words, weekday.next) : start
  if (readClock(words, place) ?? readTimeRange(words, place)) return undefined
  // `friday 9 to 5` are hours of a Friday, though nothing says of which half of the day.
  if (weekday && isOpenRange(words, place)) return undefined
  const day = readDayNumber(words, place)
  if (!day || day.value < 1 || day.value > 31) return undefined
  if (!weekday && !isNamedAsDay(words, at, place, day)) return undefined
  const month = readMonthPhrase(words, day.next)
  const isRelative = month?.value.kind === 'relative'
  return {
    value: {
      kind: 'day-of-month',
      day: day.value,
      ...(weekday && { weekday: weekday.value }),
      ...(isRelative && { months: month.value.months }),
    },
    next: isRelative ? month.next : day.next,
  }
}

/** `17th`, `1er`, `le 17`. */
function isNamedAsDay(words: readonly Word[], at: number, place: number, day: Piece<number>): boolean {
  const suffix = textAt(words, place + 1)
  const isOrdinal = day.next > place + 1 && englishSuffixes.has(suffix)
  const isFirst = day.value === 1 && suffix === 'er'
  const hasFrenchArticle = textAt(words, at) === 'le' && day.next === place + 1
  return isOrdinal || hasFrenchArticle || isFirst
}

function isOpenRange(words: readonly Word[], at: number): boolean {
  const next = skipLongest(words, at + 1, rangeWords)
  return numberAt(words, at, 1, 2) !== undefined && next !== undefined && numberAt(words, next, 1, 2) !== undefined
}

const rangeWords = splitPhrases('to', 'until', 'till', '-')

const englishSuffixes: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th'])

type NumericPhrase = Extract<DatePhrase, { kind: 'day' | 'numbers' }>

const yearFirstMarks: ReadonlySet<string> = new Set(['-', '/', '.'])

/** `2026-12-03`, also with slashes or full stops. After the year comes the month: nobody writes the day there. */
const readIso: PhraseForm<NumericPhrase> = (words, at) => {
  const year = readYear(words, at)
  const month = numberAt(words, at + 2, 1, 2)
  const day = numberAt(words, at + 4, 1, 2)
  if (year === undefined || month === undefined || day === undefined) return undefined
  const isWritten =
    yearFirstMarks.has(textAt(words, at + 1)) && hasSameMarks(words, at + 1, at + 3) && isInOnePiece(words, at, 5)
  return isWritten ? { value: { kind: 'day', year, month, day }, next: at + 5 } : undefined
}

/** `03/04`, `03-04`, `3/4/26`, `03.04.2026`. Two numbers with a full stop are a version or an amount, `2-4 pm` is a time. */
const readNumbers: PhraseForm<NumericPhrase> = (words, at) => {
  if (readTimeRange(words, at)) return undefined
  const first = numberAt(words, at, 1, 2)
  const second = numberAt(words, at + 2, 1, 2)
  if (first === undefined || second === undefined || !yearFirstMarks.has(textAt(words, at + 1))) return undefined
  if (!isMonthAndDay(first, second) && !isMonthAndDay(second, first)) return undefined
  const third = numberAt(words, at + 4, 2, 2) ?? readYear(words, at + 4)
  if (third !== undefined && hasSameMarks(words, at + 1, at + 3) && isInOnePiece(words, at, 5)) {
    return { value: { kind: 'numbers', first, second, third }, next: at + 5 }
  }
  const isPair = textAt(words, at + 1) !== '.' && isInOnePiece(words, at, 3)
  return isPair ? { value: { kind: 'numbers', first, second }, next: at + 3 } : undefined
}

function isMonthAndDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

function hasSameMarks(words: readonly Word[], one: number, other: number): boolean {
  return textAt(words, one) === textAt(words, other)
}

function isInOnePiece(words: readonly Word[], at: number, count: number): boolean {
  return words.slice(at + 1, at + count).every((word) => word.isGlued)
}

/** `24 april`, `24 avril 2027`, `1er mai`, `24th of april`, « le dix décembre ». */
const readDayMonth: PhraseForm<NumericPhrase> = (words, at) => {
  const day = readDayNumber(words, at) ?? readDayInWords(words, at)
  if (!day) return undefined
  const month = readMonth(words, skipOf(words, day.next))
  return month && readWithYear(words, month.next, month.value, day.value)
}

/** `april 24`, `April 24th, 2027`; not `april 13 h`, which is a time. */
const readMonthDay: PhraseForm<NumericPhrase> = (words, at) => {
  const month = readMonth(words, at)
  const start = month && skipOptional(words, month.next, articles)
  const day = start !== undefined && !readClock(words, start) ? readDayNumber(words, start) : undefined
  if (!month || !day) return undefined
  const date = readWithYear(words, day.next, month.value, day.value)
  const isTuesdayToo = textAt(words, at) === 'mar' && date.value.kind === 'day' && date.value.year === undefined
  return isTuesdayToo ? { value: { ...date.value, orTuesday: true }, next: date.next } : date
}

function readDayNumber(words: readonly Word[], at: number): Piece<number> | undefined {
  const value = numberAt(words, at, 1, 2)
  if (value === undefined) return undefined
  return { value, next: words[at + 1]?.isGlued ? skipOptional(words, at + 1, ordinalSuffixes) : at + 1 }
}

function readWithYear(
  words: readonly Word[],
  at: number,
  month: number,
  day: number,
): Piece<Extract<DatePhrase, { kind: 'day' }>> {
  const year = findYear(words, at)
  return year
    ? { value: { kind: 'day', year: year.value, month, day }, next: year.next }
    : { value: { kind: 'day', month, day }, next: at }
}
