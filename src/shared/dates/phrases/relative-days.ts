import { readDuration } from './duration.ts'
import type { DatePhrase, Delay } from './phrase.ts'
import { countAt, workingDayWords } from './vocabulary.ts'
import { type PhraseForm, type PhraseTable, readFromTable, skipLongest, splitPhrases, textAt } from './words.ts'

const namedDays: PhraseTable<number> = [
  [-2, splitPhrases('avant-hier', 'day before yesterday', 'the day before yesterday')],
  [-1, splitPhrases('yesterday', 'hier')],
  [0, splitPhrases('today', "aujourd'hui")],
  [1, splitPhrases('tomorrow', 'demain')],
  [2, splitPhrases('day after tomorrow', 'the day after tomorrow', 'après-demain', 'après demain')],
]

export const readNamedDay: PhraseForm<DatePhrase> = (words, at) => {
  const named = readFromTable(words, at, namedDays)
  return named && { value: { kind: 'shift', unit: 'days', amount: named.value }, next: named.next }
}

const ahead = splitPhrases('in', 'dans')
const within = splitPhrases('in', 'dans', "d'ici")
const ago = splitPhrases('il y a')
const fromToday = splitPhrases('from today', 'from now')
const fromTomorrow = splitPhrases('from tomorrow')

const workingDays = [...workingDayWords, ...splitPhrases('work days')]
const mostWorkingDays = 260

/** `in 3 business days`, « dans trois jours ouvrables ». */
export const readWorkingDays: PhraseForm<DatePhrase> = (words, at) => {
  const start = skipLongest(words, at, ahead)
  const count = start === undefined ? undefined : countAt(words, start, 3)
  const next = start === undefined ? undefined : skipLongest(words, start + 1, workingDays)
  if (count === undefined || next === undefined || count < 1 || count > mostWorkingDays) return undefined
  return { value: { kind: 'shift', unit: 'working-days', amount: count }, next }
}

/** `in 3 days`, `dans une semaine`, `2 weeks ago`, `il y a 3 jours`, `a week from tomorrow`. */
export const readRelativeDay: PhraseForm<DatePhrase> = (words, at) => {
  const afterAgo = skipLongest(words, at, ago)
  const afterIn = skipLongest(words, at, ahead)
  const length = readDuration(words, afterAgo ?? afterIn ?? at)
  if (length?.value.minutes !== 0 || (length.value.days !== 0 && length.value.months !== 0)) return undefined
  const { days, months } = length.value
  const shift = (sign: number, more: number, next: number) => ({
    value:
      months === 0
        ? ({ kind: 'shift', unit: 'days', amount: days * sign + more } as const)
        : ({ kind: 'shift', unit: 'months', amount: months * sign } as const),
    next,
  })
  if (afterAgo !== undefined) return shift(-1, 0, length.next)
  if (afterIn !== undefined) return shift(1, 0, length.next)
  if (textAt(words, length.next) === 'ago') return shift(-1, 0, length.next + 1)
  const today = skipLongest(words, length.next, fromToday)
  if (today !== undefined) return shift(1, 0, today)
  const tomorrow = months === 0 ? skipLongest(words, length.next, fromTomorrow) : undefined
  return tomorrow === undefined ? undefined : shift(1, 1, tomorrow)
}

/** `in 1 hour 30 minutes`, `dans 1 h 30`, `30 minutes from now`: a moment counted from now. Days alone are a date, not a moment. */
export const readDelay: PhraseForm<Delay> = (words, at) => {
  const afterIn = skipLongest(words, at, within)
  const length = readDuration(words, afterIn ?? at)
  if (!length || length.value.minutes === 0) return undefined
  const next = afterIn === undefined ? skipLongest(words, length.next, fromToday) : length.next
  return next === undefined ? undefined : { value: length.value, next }
}
