import type { Nth } from './calendar.ts'
import { readMonthPhrase } from './month-phrase.ts'
import type { DatePhrase } from './phrase.ts'
import { articles, ordinalSuffixes, readOrdinalWord, readWeekday } from './vocabulary.ts'
import { numberAt, type PhraseForm, type Piece, skipOptional, textAt, type Word } from './words.ts'

/** `third thursday`, `3e jeudi de décembre`, `the last friday of next month`. */
export const readNthWeekday: PhraseForm<DatePhrase> = (words, at) => {
  const start = skipOptional(words, at, articles)
  const nth = readOrdinal(words, start)
  const weekday = nth && readWeekday(textAt(words, nth.next))
  if (!nth || weekday === undefined) return undefined
  const month = readMonthPhrase(words, nth.next + 1)
  const value: DatePhrase = { kind: 'nth', nth: nth.value, weekday }
  return month ? { value: { ...value, month: month.value }, next: month.next } : { value, next: nth.next + 1 }
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

const behind: Readonly<Record<string, 'next-week' | 'gone'>> = { prochain: 'next-week', dernier: 'gone', passe: 'gone' }

const whichBefore = new Map(Object.entries(before))
const whichBehind = new Map(Object.entries(behind))

/** `thursday`, `next tuesday`, `mardi prochain`, `ce jeudi`, `le prochain jeudi`. */
export const readPlainWeekday: PhraseForm<DatePhrase> = (words, at) => {
  const start = skipOptional(words, at, articles)
  const leading = whichBefore.get(textAt(words, start))
  const place = leading ? start + 1 : start
  const weekday = readWeekday(textAt(words, place))
  if (weekday === undefined) return undefined
  const trailing = leading ? undefined : whichBehind.get(textAt(words, place + 1))
  const isShort = textAt(words, place).length <= 5 && textAt(words, place + 1) === '.' && words[place + 1]?.isGlued
  const next = trailing || isShort ? place + 2 : place + 1
  return { value: { kind: 'weekday', weekday, which: leading ?? trailing ?? 'coming' }, next }
}
