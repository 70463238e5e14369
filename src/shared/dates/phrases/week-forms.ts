import type { WeekPhrase } from './phrase.ts'
import { countAt } from './vocabulary.ts'
import {
  endsAtBoundary,
  type PhraseTable,
  type Piece,
  readFromTable,
  skipLongest,
  splitPhrases,
  textAt,
  type Word,
} from './words.ts'

const links = splitPhrases(',', 'of', 'in', 'on', 'de', 'dans', 'pour')
/** How many weeks from this one. */
const calendarWeeks: PhraseTable<number> = [
  [2, splitPhrases('the week after next', 'week after next')],
  [1, splitPhrases('next week', 'the next week', 'la semaine prochaine', 'semaine prochaine', 'la prochaine semaine')],
  [0, splitPhrases('this week', 'cette semaine', 'cette semaine-ci')],
]
const weeksInDays: PhraseTable<number> = [
  [1, splitPhrases('en huit', 'en 8')],
  [2, splitPhrases('en quinze', 'en 15')],
]
const inWords = splitPhrases('in', 'dans')
const weekWords: ReadonlyMap<string, number> = new Map([
  ...['week', 'weeks', 'semaine', 'semaines', 'huitaine'].map((word) => [word, 1] as const),
  ...['fortnight', 'fortnights', 'quinzaine'].map((word) => [word, 2] as const),
])
const mostWeeks = 52

export function readWeekAfter(words: readonly Word[], at: number): Piece<WeekPhrase> | undefined {
  const days = readFromTable(words, at, weeksInDays)
  if (days) return clean(words, { value: { kind: 'after', weeks: days.value }, next: days.next })
  return readCalendarWeek(words, at) ?? readInWeeks(words, at)
}

/** `next week`, `of this week`, `de la semaine prochaine`. */
export function readCalendarWeek(words: readonly Word[], at: number): Piece<WeekPhrase> | undefined {
  const start = skipLongest(words, at, links) ?? at
  const week = readFromTable(words, at, calendarWeeks) ?? readFromTable(words, start, calendarWeeks)
  return week && clean(words, { value: { kind: 'calendar', weeks: week.value }, next: week.next })
}

/** `in two weeks`, `dans 2 semaines`. */
export function readInWeeks(words: readonly Word[], at: number): Piece<WeekPhrase> | undefined {
  const start = skipLongest(words, at, inWords)
  const count = start === undefined ? undefined : readWeekCount(words, start)
  return count && clean(words, { value: { kind: 'in', weeks: count.value }, next: count.next })
}

export function readWeekCount(words: readonly Word[], at: number): Piece<number> | undefined {
  const count = countAt(words, at, 2)
  const weeks = weekWords.get(textAt(words, at + 1))
  const isWritten = count !== undefined && weeks !== undefined && count >= 1 && count * weeks <= mostWeeks
  return isWritten ? { value: count * weeks, next: at + 2 } : undefined
}

function clean<T>(words: readonly Word[], piece: Piece<T>): Piece<T> | undefined {
  return endsAtBoundary(words, piece.next) ? piece : undefined
}
