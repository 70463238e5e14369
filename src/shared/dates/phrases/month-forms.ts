import { readMonthName } from '../month-names.ts'
import { commas } from './vocabulary.ts'
import { numberAt, type Piece, skipOptional, skipStop, textAt, type Word } from './words.ts'

const ofWords: ReadonlySet<string> = new Set(['of', 'de', 'd', 'in', 'en'])

/** The index after `of`, `de` or the two words of `d'`. */
export function skipOf(words: readonly Word[], at: number): number {
  const next = skipOptional(words, at, ofWords)
  return textAt(words, at) === 'd' && textAt(words, next) === "'" ? next + 1 : next
}

/** A month's name, including the full stop of `déc.`. */
export function readMonth(words: readonly Word[], at: number): Piece<number> | undefined {
  const value = readMonthName(textAt(words, at))
  return value === undefined ? undefined : { value, next: skipStop(words, at + 1) }
}

/** A year with four digits, within the years that dates can have. */
export function readYear(words: readonly Word[], at: number): number | undefined {
  const year = numberAt(words, at, 4, 4)
  return year !== undefined && year >= 1970 && year <= 2199 ? year : undefined
}

/** A year that may follow a month, after a comma, `of` or `de`. */
export function findYear(words: readonly Word[], at: number): Piece<number> | undefined {
  const start = skipOf(words, skipOptional(words, at, commas))
  const year = readYear(words, start)
  const isPartOfMore = words[start + 1]?.isGlued && /^[-/:\d]/.test(textAt(words, start + 1))
  return year === undefined || isPartOfMore ? undefined : { value: year, next: start + 1 }
}
