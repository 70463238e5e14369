import type { Nth } from '../calendar.ts'
import { readMonthPhrase } from './month-phrase.ts'
import type { DatePhrase, WeekPhrase } from './phrase.ts'
import { articles, ordinalSuffixes, readOrdinalWord, readWeekdayAt } from './vocabulary.ts'
import { readCalendarWeek, readInWeeks, readWeekAfter, readWeekCount } from './week-forms.ts'
import { numberAt, type PhraseForm, type Piece, skipLongest, skipOptional, splitPhrases, textAt, type Word } from './words.ts'

/** `third thursday`, `3e jeudi de décembre`, `the last friday of next month`. */
export const readNthWeekday: PhraseForm<DatePhrase> = (words, at) => {
  const start = skipOptional(words, at, articles)
  const nth = readOrdinal(words, start)
  const weekday = nth && readWeekdayAt(words, nth.next)
  if (!nth || !weekday) return undefined
  const month = readMonthPhrase(words, weekday.next)
  // `last friday` is the one before today; `the last friday` and « dernier vendredi » are those of the month.
  const isGone = textAt(words, at) === 'last' && month === undefined
  if (isGone) return { value: { kind: 'weekday', weekday: weekday.value, which: 'gone' }, next: weekday.next }
  const value: DatePhrase = { kind: 'nth', nth: nth.value, weekday: weekday.value }
  return month ? { value: { ...value, month: month.value }, next: month.next } : { value, next: weekday.next }
}

/** `third`, `3rd`, `3e`, `dernier`. */
export function readOrdinal(words: readonly Word[], at: number): Piece<Nth | number> | undefined {
  const word = readOrdinalWord(textAt(words, at))
  if (word !== undefined) return { value: word, next: at + 1 }
  const number = numberAt(words, at, 1, 2)
  const hasSuffix = words[at + 1]?.isGlued && ordinalSuffixes.has(textAt(words, at + 1))
  return number !== undefined && hasSuffix ? { value: number, next: at + 2 } : undefined
}

const before: Readonly<Record<string, 'coming' | 'next-week'>> = {
  this: 'coming',
  coming: 'coming',
  ce: 'coming',
  prochain: 'coming',
  next: 'next-week',
}

const after: Readonly<Record<string, 'next-week' | 'gone'>> = {
  next: 'next-week',
  prochain: 'next-week',
  dernier: 'gone',
  passe: 'gone',
}

const whichBefore = new Map(Object.entries(before))
const whichAfter = new Map(Object.entries(after))

const whoComes = splitPhrases('qui vient')

type WeekdayPhrase = Extract<DatePhrase, { readonly kind: 'weekday' }>

/** `thursday`, `next tuesday`, `mardi prochain`, `ce jeudi`, `friday next week`, `next week on friday`, `vendredi en huit`. */
export const readPlainWeekday: PhraseForm<DatePhrase> = (words, at) => readWeekFirst(words, at) ?? readWeekdayFirst(words, at)

function readWeekdayFirst(words: readonly Word[], at: number): Piece<WeekdayPhrase> | undefined {
  const article = skipOptional(words, at, articles)
  const start = textAt(words, article) === 'this' && textAt(words, article + 1) === 'coming' ? article + 1 : article
  const leading = whichBefore.get(textAt(words, start))
  const weekday = readWeekdayAt(words, leading ? start + 1 : start)
  if (!weekday) return undefined
  const isWeekNamed = /^(?:week|month|year|fortnight)$/.test(textAt(words, weekday.next + 1))
  const trailing = leading || isWeekNamed ? undefined : whichAfter.get(textAt(words, weekday.next))
  const value: WeekdayPhrase = { kind: 'weekday', weekday: weekday.value, which: leading ?? trailing ?? 'coming' }
  const coming = leading || trailing ? undefined : skipLongest(words, weekday.next, whoComes)
  if (coming !== undefined) return { value, next: coming }
  if (leading || trailing) return { value, next: trailing ? weekday.next + 1 : weekday.next }
  return addWeek(words, { value, next: weekday.next }) ?? { value, next: weekday.next }
}

/** The same phrase with the week that follows it; undefined when there is none or it can't take one. */
export function addWeek(words: readonly Word[], piece: Piece<DatePhrase>): Piece<WeekdayPhrase> | undefined {
  const { value } = piece
  if (value.kind !== 'weekday' || value.which !== 'coming' || value.week !== undefined) return undefined
  const week = readWeekAfter(words, piece.next)
  return week && { value: { ...value, week: week.value }, next: week.next }
}

const fromWords = splitPhrases('from', 'on', 'after', 'from this', 'from next')
const lead = splitPhrases(', le', 'le', ',', 'on', ', on')

/** `next week on friday`, `la semaine prochaine, vendredi`, `in two weeks on friday`, `a week from friday`. */
function readWeekFirst(words: readonly Word[], at: number): Piece<WeekdayPhrase> | undefined {
  const count = readWeekCount(words, at)
  const from = count && skipLongest(words, count.next, fromWords)
  if (count && from !== undefined) return withWeekday(words, from, { kind: 'after', weeks: count.value })
  const week = readCalendarWeek(words, at) ?? readInWeeks(words, at)
  return week && withWeekday(words, skipLongest(words, week.next, lead) ?? week.next, week.value)
}

function withWeekday(words: readonly Word[], at: number, week: WeekPhrase): Piece<WeekdayPhrase> | undefined {
  const weekday = readWeekdayAt(words, at)
  return weekday && { value: { kind: 'weekday', weekday: weekday.value, which: 'coming', week }, next: weekday.next }
}
