import { localOf } from '../local-time.ts'
import type { PlainMonth } from '../plain-date.ts'
import { readMonthPhrase } from './month-phrase.ts'
import type { MonthPhrase } from './phrase.ts'
import { restOf } from './read-phrase.ts'
import type { WhenContext } from './read-when.ts'
import { splitWords } from './words.ts'

export interface MonthResult {
  /** Without a year, the next month of that name, which may be the current one, and then the last one before it. */
  readonly months: readonly PlainMonth[]
  /** What follows it. */
  readonly rest: string
}

/** Reads the month that a text begins with: `december`, `in december 2026`, `2026-12`, « le mois prochain ». */
export function readPlainMonth(text: string, { now, zone }: Pick<WhenContext, 'now' | 'zone'>): MonthResult | undefined {
  const [iso, year, month] = /^\s*(\d{4})-(0[1-9]|1[0-2])(?!\S)/.exec(text) ?? []
  if (iso !== undefined)
    return { months: [{ year: Number(year), month: Number(month) }], rest: text.slice(iso.length).trimStart() }
  const words = splitWords(text)
  const phrase = readMonthPhrase(words, 0)
  if (phrase === undefined) return undefined
  return { months: monthsOf(phrase.value, localOf(now, zone).date), rest: restOf(text, words, phrase.next) }
}

function monthsOf(phrase: MonthPhrase, today: PlainMonth): readonly PlainMonth[] {
  if (phrase.kind === 'relative') {
    const index = today.year * 12 + today.month - 1 + phrase.months
    return [{ year: Math.floor(index / 12), month: (index % 12) + 1 }]
  }
  const { month, year } = phrase
  if (year !== undefined) return [{ year, month }]
  const next = month >= today.month ? today.year : today.year + 1
  return [
    { year: next, month },
    { year: next - 1, month },
  ]
}
