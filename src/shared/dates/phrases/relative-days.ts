import type { DatePhrase } from './phrase.ts'
import { readSmallNumber } from './vocabulary.ts'
import { numberAt, type PhraseForm, skipPhrase, splitPhrases, splitWords, textAt } from './words.ts'

const dayNames: readonly (readonly [string, number])[] = [
  ['today', 0],
  ["aujourd'hui", 0],
  ['tomorrow', 1],
  ['demain', 1],
  ['day after tomorrow', 2],
  ['the day after tomorrow', 2],
  ['après-demain', 2],
  ['après demain', 2],
  ['yesterday', -1],
  ['hier', -1],
  ['avant-hier', -2],
  ['day before yesterday', -2],
  ['the day before yesterday', -2],
]

const namedDays = dayNames.map(([name, days]) => ({ days, phrase: splitWords(name).map((word) => word.text) }))

export const readNamedDay: PhraseForm<DatePhrase> = (words, at) => {
  const named = namedDays.find(({ phrase }) => skipPhrase(words, at, phrase) !== undefined)
  return named && { value: { kind: 'shift', unit: 'days', amount: named.days }, next: at + named.phrase.length }
}

const units: Readonly<Record<string, readonly ['days' | 'months', number]>> = {
  day: ['days', 1],
  jour: ['days', 1],
  week: ['days', 7],
  semaine: ['days', 7],
  month: ['months', 1],
  mois: ['months', 1],
}

const unitByName = new Map(Object.entries(units))
const ago = splitPhrases('il y a')[0] ?? []

/** `in 3 days`, `dans une semaine`, `2 weeks ago`, `il y a 3 jours`. */
export const readRelativeDay: PhraseForm<DatePhrase> = (words, at) => {
  const french = skipPhrase(words, at, ago)
  const isAhead = textAt(words, at) === 'in' || textAt(words, at) === 'dans'
  const start = french ?? (isAhead ? at + 1 : at)
  const count = numberAt(words, start, 1, 3) ?? readSmallNumber(textAt(words, start))
  const written = textAt(words, start + 1)
  const unit = unitByName.get(written) ?? unitByName.get(written.replace(/s$/, ''))
  if (count === undefined || !unit) return undefined
  const isEnglishAgo = textAt(words, start + 2) === 'ago'
  if (!isAhead && french === undefined && !isEnglishAgo) return undefined
  const amount = count * unit[1] * (isAhead ? 1 : -1)
  return { value: { kind: 'shift', unit: unit[0], amount }, next: start + (isEnglishAgo && !isAhead ? 3 : 2) }
}
