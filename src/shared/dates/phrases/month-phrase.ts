import { findYear, readMonth, skipOf } from './month-forms.ts'
import type { MonthPhrase } from './phrase.ts'
import { type Piece, skipLongest, splitPhrases, type Word } from './words.ts'

const thisMonth = splitPhrases(
  'of this month',
  'of the month',
  'this month',
  'de ce mois',
  'de ce mois-ci',
  'du mois',
  'ce mois-ci',
)
const nextMonth = splitPhrases(
  'of next month',
  'of the next month',
  'next month',
  'du mois prochain',
  'le mois prochain',
  'du prochain mois',
)
const monthOf = splitPhrases('of the month of', 'du mois de', "du mois d'")

/** `of december`, `de décembre 2027`, `of next month`, `du mois`. */
export function readMonthPhrase(words: readonly Word[], at: number): Piece<MonthPhrase> | undefined {
  const spelled = skipLongest(words, at, monthOf)
  const month = readMonth(words, spelled ?? skipOf(words, at))
  if (month) {
    const year = findYear(words, month.next)
    const value: MonthPhrase = { kind: 'named', month: month.value }
    return year ? { value: { ...value, year: year.value }, next: year.next } : { value, next: month.next }
  }
  return readRelativeMonth(words, at)
}

/** `next month`, `of this month`, « du mois prochain ». */
export function readRelativeMonth(
  words: readonly Word[],
  at: number,
): Piece<Extract<MonthPhrase, { kind: 'relative' }>> | undefined {
  const next = skipLongest(words, at, nextMonth)
  if (next !== undefined) return { value: { kind: 'relative', months: 1 }, next }
  const current = skipLongest(words, at, thisMonth)
  return current === undefined ? undefined : { value: { kind: 'relative', months: 0 }, next: current }
}
