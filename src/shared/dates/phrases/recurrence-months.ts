import { isNth, type Nth } from '../calendar.ts'
import type { Days, MonthDate } from '../recurrence.ts'
import { leadIns, openings, readSeveral } from './recurrence-parts.ts'
import { readOrdinalWord, readWeekdays } from './vocabulary.ts'
import { readOrdinal } from './weekday-forms.ts'
import { endsAtBoundary, numberAt, type Piece, skipLongest, splitPhrases, textAt, type Word } from './words.ts'

export type DaysRefusal = { readonly why: 'every-other' | 'no-such-weekday' }

const monthEnds = splitPhrases(
  ...['of the month', 'of every month', 'of each month', 'every month', 'each month', 'monthly', 'in the month'],
  ...['du mois', 'de chaque mois', 'chaque mois', 'tous les mois', 'mensuel'],
)

/** `3rd thursday`, `the first and third thursdays of the month`, « le dernier vendredi de chaque mois ». */
export function readMonthly(words: readonly Word[], at: number, isEach: boolean): Piece<Days | DaysRefusal> | undefined {
  const nths = readSeveral(words, at, readOrdinalPlural)
  const weekday = nths && readWeekdays(textAt(words, nths.next))
  if (!nths || weekday === undefined || !endsAtBoundary(words, nths.next + 1)) return undefined
  const end = skipLongest(words, nths.next + 1, monthEnds)
  const next = end ?? nths.next + 1
  const [nth = 1, ...also] = nths.value
  if (nth === 2 && also.length === 0 && isEach && end === undefined) return { value: { why: 'every-other' }, next }
  if (!nths.value.every(isNth)) return { value: { why: 'no-such-weekday' }, next }
  const more = also.filter(isNth)
  return { value: { kind: 'monthly', nth: nth as Nth, weekday, ...(more.length > 0 && { also: more }) }, next }
}

function readOrdinalPlural(words: readonly Word[], at: number): Piece<Nth | number> | undefined {
  const start = /^(?:the|le|les)$/.test(textAt(words, at)) ? at + 1 : at
  const word = readOrdinalWord(textAt(words, start))
  return word === undefined ? readOrdinal(words, start) : { value: word, next: start + 1 }
}

const everyMonth = splitPhrases('every month', 'each month', 'monthly', 'chaque mois', 'tous les mois')
const dateLeads = splitPhrases('on the', 'on', 'the', 'le', ', le', 'les', ', on the', ', the')

/** `every 15th`, `the 1st and 15th of the month`, `every month on the 15th`, « le 15 de chaque mois », « le dernier jour du mois ». */
export function readMonthlyDates(words: readonly Word[], isEach: boolean): Piece<Days> | undefined {
  const afterMonth = skipLongest(words, 0, everyMonth)
  const opening = afterMonth ?? skipLongest(words, 0, openings) ?? skipLongest(words, 0, leadIns) ?? 0
  const start = skipLongest(words, opening, dateLeads) ?? opening
  const dates = readSeveral(words, start, readMonthDate)
  if (!dates || !endsAtBoundary(words, dates.next)) return undefined
  const end = skipLongest(words, dates.next, monthEnds)
  // « tous les 15 » could go on with « jours », and `the 15th` alone is a day.
  const isOrdinal = words[dates.next - 2]?.isNumber === true && words[dates.next - 1]?.isNumber === false
  const isSaid = end !== undefined || afterMonth !== undefined || (isEach && isOrdinal && !isUnknownWord(words[dates.next]))
  return isSaid ? { value: { kind: 'monthly-dates', dates: dates.value }, next: end ?? dates.next } : undefined
}

/** `every 3rd thursdy` isn't a day of the month. */
function isUnknownWord(word: Word | undefined): boolean {
  return word !== undefined && /^\p{L}{2,}/u.test(word.typed) && !detailStarts.has(word.text)
}

const detailStarts: ReadonlySet<string> = new Set(['at', 'around', 'from', 'starting', 'until', 'for', 'vers', 'des'])

const lastDay = splitPhrases('last day', 'dernier jour', 'le dernier jour', 'the last day')

function readMonthDate(words: readonly Word[], at: number): Piece<MonthDate> | undefined {
  const last = skipLongest(words, at, lastDay)
  if (last !== undefined) return { value: 'last', next: last }
  const start = /^(?:the|le|les)$/.test(textAt(words, at)) ? at + 1 : at
  const ordinal = readOrdinal(words, start)
  const plain = numberAt(words, start, 1, 2)
  const number = typeof ordinal?.value === 'number' ? { value: ordinal.value, next: ordinal.next } : undefined
  const date = number ?? (plain === undefined ? undefined : { value: plain, next: start + 1 })
  return date && date.value >= 1 && date.value <= 31 ? date : undefined
}
