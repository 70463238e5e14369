import { findYear, readMonth, skipOf } from './month-forms.ts'
import type { MonthPhrase } from './phrase.ts'
import { type PhraseTable, type Piece, readFromTable, skipLongest, splitPhrases, type Word } from './words.ts'

const nextMonth = [
  ...splitPhrases('next month', 'of next month', 'of the next month'),
  ...splitPhrases('le mois prochain', 'du mois prochain', 'du prochain mois'),
]
const thisMonth = [
  ...splitPhrases('this month', 'of this month', 'of the month'),
  ...splitPhrases('ce mois-ci', 'de ce mois-ci', 'de ce mois', 'du mois'),
]
/** `next month` comes first: « du mois prochain » begins like « du mois ». */
const relativeMonths: PhraseTable<0 | 1> = [
  [1, nextMonth],
  [0, thisMonth],
]
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
  const month = readFromTable(words, at, relativeMonths)
  return month && { value: { kind: 'relative', months: month.value }, next: month.next }
}
