import { readMonthName } from '../month-names.ts'
import type { Weekday } from './calendar.ts'
import { readClock } from './clock-forms.ts'
import type { DatePhrase } from './phrase.ts'
import { articles, ordinalSuffixes, readWeekday } from './vocabulary.ts'
import { numberAt, type PhraseForm, type Piece, readLongest, skipOptional, textAt, type Word } from './words.ts'

/** A day that is written with numbers or with a month's name, behind its weekday or not. */
export const readDay: PhraseForm<DatePhrase> = (words, at) => {
  const start = skipOptional(words, at, articles)
  const weekday = readWeekday(textAt(words, start))
  const forms = [readIso, readNumbers, readDayMonth, readMonthDay]
  if (weekday === undefined) return readLongest(words, start, forms)
  const place = skipArticle(words, start + 1)
  const day = readLongest(words, place, forms)
  return day ? { value: { ...day.value, weekday }, next: day.next } : readDayOfMonth(words, place, weekday)
}

/** `thursday 3`, `jeudi le 3`: a number behind a weekday is its day unless it is a time. */
function readDayOfMonth(words: readonly Word[], at: number, weekday: Weekday): Piece<DatePhrase> | undefined {
  const day = readClock(words, at) ? undefined : readDayNumber(words, at)
  if (!day || day.value < 1 || day.value > 31) return undefined
  return { value: { kind: 'day-of-month', day: day.value, weekday }, next: day.next }
}

const commas: ReadonlySet<string> = new Set([',', '.'])

/** Between the weekday and the day: `Thursday, December 3`, `jeudi, le 3 décembre`, `thu. 3 dec`. */
function skipArticle(words: readonly Word[], at: number): number {
  return skipOptional(words, skipOptional(words, at, commas), articles)
}

type NumericPhrase = Extract<DatePhrase, { kind: 'day' | 'numbers' }>

const yearFirstMarks: ReadonlySet<string> = new Set(['-', '/', '.'])

/** `2026-12-03`, also with slashes or full stops: nobody puts the day behind the year. */
const readIso: PhraseForm<NumericPhrase> = (words, at) => {
  const year = readYear(words, at)
  const month = numberAt(words, at + 2, 1, 2)
  const day = numberAt(words, at + 4, 1, 2)
  if (year === undefined || month === undefined || day === undefined) return undefined
  const isWritten =
    yearFirstMarks.has(textAt(words, at + 1)) && hasSameMarks(words, at + 1, at + 3) && isInOnePiece(words, at, 5)
  return isWritten ? { value: { kind: 'day', year, month, day }, next: at + 5 } : undefined
}

/** `03/04`, `03-04`, `3/4/26`, `03.04.2026`. Two numbers with a full stop between are a version or an amount. */
const readNumbers: PhraseForm<NumericPhrase> = (words, at) => {
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

/** `24 april`, `24 avril 2027`, `1er mai`, `24th of april`. */
const readDayMonth: PhraseForm<NumericPhrase> = (words, at) => {
  const day = readDayNumber(words, at)
  if (!day) return undefined
  const month = readMonth(words, skipOf(words, day.next))
  return month && readWithYear(words, month.next, month.value, day.value)
}

/** `april 24`, `April 24th, 2027`; not `april 13 h`, which is a time. */
const readMonthDay: PhraseForm<NumericPhrase> = (words, at) => {
  const month = readMonth(words, at)
  const start = month && skipOptional(words, month.next, articles)
  const day = start !== undefined && !readClock(words, start) ? readDayNumber(words, start) : undefined
  return month && day && readWithYear(words, day.next, month.value, day.value)
}

function readDayNumber(words: readonly Word[], at: number): Piece<number> | undefined {
  const value = numberAt(words, at, 1, 2)
  if (value === undefined) return undefined
  return { value, next: words[at + 1]?.isGlued ? skipOptional(words, at + 1, ordinalSuffixes) : at + 1 }
}

const ofWords: ReadonlySet<string> = new Set(['of', 'de', 'd', 'in', 'en'])

/** Over `of`, `de` and the two words of `d'`. */
export function skipOf(words: readonly Word[], at: number): number {
  const next = skipOptional(words, at, ofWords)
  return textAt(words, at) === 'd' && textAt(words, next) === "'" ? next + 1 : next
}

/** A month's name, with the full stop of `déc.`. */
export function readMonth(words: readonly Word[], at: number): Piece<number> | undefined {
  const value = readMonthName(textAt(words, at))
  if (value === undefined) return undefined
  const hasStop = textAt(words, at + 1) === '.' && words[at + 1]?.isGlued
  return { value, next: hasStop ? at + 2 : at + 1 }
}

/** Meetups have years of four digits; the calendar of the program ends with 2199. */
function readYear(words: readonly Word[], at: number): number | undefined {
  const year = numberAt(words, at, 4, 4)
  return year !== undefined && year >= 1970 && year <= 2199 ? year : undefined
}

/** The index of a year that may follow a month: behind a comma, `of` or `de`. */
export function findYear(words: readonly Word[], at: number): Piece<number> | undefined {
  const start = skipOf(words, skipOptional(words, at, commas))
  const year = readYear(words, start)
  const isPartOfMore = words[start + 1]?.isGlued && /^[-/:\d]/.test(textAt(words, start + 1))
  return year === undefined || isPartOfMore ? undefined : { value: year, next: start + 1 }
}

function readWithYear(words: readonly Word[], at: number, month: number, day: number): Piece<NumericPhrase> {
  const year = findYear(words, at)
  return year
    ? { value: { kind: 'day', year: year.value, month, day }, next: year.next }
    : { value: { kind: 'day', month, day }, next: at }
}
