import { type DayPart, readPartAfterTime } from './day-parts.ts'
import type { TimePhrase } from './phrase.ts'
import { settleClock, type TypedClock } from './settle-clock.ts'
import { countAt, readNumberWord } from './vocabulary.ts'
import {
  endsAtBoundary,
  numberAt,
  type PhraseForm,
  type PhraseTable,
  type Piece,
  readFromTable,
  skipLongest,
  skipOptional,
  splitPhrases,
  textAt,
  type Word,
} from './words.ts'

/** A time such as `13:00`, `13 h 30`, `1:30 p.m.`, `half past nine`, `9 h moins quart` or `midi`. A number alone isn't one. */
export const readClock: PhraseForm<TimePhrase> = (words, at) => readClockIn(words, at, undefined)

/** The same within a part of the day that was named with the date, where a number alone is a time: `tomorrow evening at 8`. */
export function readClockIn(words: readonly Word[], at: number, part: DayPart | undefined): Piece<TimePhrase> | undefined {
  const typed = readTypedClock(words, at)
  if (!typed || (typed.value.isBare && part === undefined) || !endsAtBoundary(words, typed.next)) return undefined
  return { value: settleClock(typed.value, part), next: typed.next }
}

/** Reads a time without asking what follows it. */
export function readTypedClock(words: readonly Word[], at: number): Piece<TypedClock> | undefined {
  const base =
    readTwelveNoon(words, at) ??
    readSpoken(words, at) ??
    readMilitary(words, at) ??
    readHourInWords(words, at) ??
    readHour(words, at) ??
    readNamed(words, at)
  if (!base || base.value.isMidnight) return base
  const half = readHalf(words, base.next)
  const whole = half ? { value: { ...base.value, isBare: false, half: half.value }, next: half.next } : base
  return { value: whole.value, next: skipLongest(words, whole.next, onTheDot) ?? whole.next }
}

const twelveNoon = splitPhrases('12 noon', 'twelve noon', '12:00 noon')

function readTwelveNoon(words: readonly Word[], at: number): Piece<TypedClock> | undefined {
  const next = skipLongest(words, at, twelveNoon)
  return next === undefined ? undefined : { value: { hour: 12, minute: 0, isBare: false, isNamed: true }, next }
}

const militaryWords: ReadonlySet<string> = new Set(['h', 'hr', 'hrs', 'hours'])

/** `1300h`, `0930 hours`. Without the word it's a number. */
function readMilitary(words: readonly Word[], at: number): Piece<TypedClock> | undefined {
  const number = numberAt(words, at, 4, 4)
  if (number === undefined || !militaryWords.has(textAt(words, at + 1))) return undefined
  const [hour, minute] = [Math.floor(number / 100), number % 100]
  return { value: { hour, minute, isBare: false, isPadded: true }, next: at + 2 }
}

const onTheDot = splitPhrases('sharp', 'on the dot', 'pile', 'précises', 'tapantes')

/** In words, so a number of people can't be taken for them. */
const minutesInWords: PhraseTable<number> = [
  [15, splitPhrases('fifteen', 'quinze')],
  [30, splitPhrases('thirty', 'trente')],
  [45, splitPhrases('forty-five', 'forty five', 'quarante-cinq', 'quarante cinq')],
]

/** `nine thirty`, `one fifteen`, `nine-thirty`. */
function readHourInWords(words: readonly Word[], at: number): Piece<TypedClock> | undefined {
  const hour = readHourWord(words, at)
  const minutes = hour && readFromTable(words, textAt(words, hour.next) === '-' ? hour.next + 1 : hour.next, minutesInWords)
  return minutes && { value: { ...hour.value, minute: minutes.value, isBare: false }, next: minutes.next }
}

const oclock = splitPhrases("o'clock", 'oclock')
const hourWords: ReadonlySet<string> = new Set(['h', 'heure', 'heures'])

/** `13:00`, `13 h`, `13h30`, `9 h et demie`, `9 o'clock`, `neuf heures`, or a number alone. */
function readHour(words: readonly Word[], at: number): Piece<TypedClock> | undefined {
  const digits = numberAt(words, at, 1, 2)
  const hour = digits ?? (textAt(words, at).length < 3 ? undefined : readNumberWord(textAt(words, at)))
  if (hour === undefined) return undefined
  if (hourWords.has(textAt(words, at + 1))) {
    const french = readFrenchMinutes(words, at + 2, hour)
    return { value: { ...french.value, ...isPadded(words, at) }, next: french.next }
  }
  const onTheHour = skipLongest(words, at + 1, oclock)
  if (onTheHour !== undefined) return { value: { hour, minute: 0, isBare: false }, next: onTheHour }
  if (digits === undefined) return readHalf(words, at + 1) && { value: { hour, minute: 0, isBare: true }, next: at + 1 }
  const minute = readMinute(words, at + 1)
  const padded = isPadded(words, at)
  if (!minute) return { value: { hour, minute: 0, isBare: true, ...padded }, next: at + 1 }
  const seconds = readMinute(words, minute.next)
  // Only the full minute of ISO 8601: no meetup starts at 13:00:30.
  const end = seconds?.value === 0 ? seconds.next : minute.next
  const next = skipOptional(words, end, hourWords)
  return { value: { hour, minute: minute.value, isBare: false, ...padded }, next }
}

function isPadded(words: readonly Word[], at: number): Pick<TypedClock, 'isPadded'> {
  return words[at]?.typed.startsWith('0') === true ? { isPadded: true } : {}
}

function readMinute(words: readonly Word[], at: number): Piece<number> | undefined {
  const value = numberAt(words, at + 1, 2, 2)
  const isWritten = textAt(words, at) === ':' && words[at]?.isGlued && words[at + 1]?.isGlued
  return isWritten && value !== undefined ? { value, next: at + 2 } : undefined
}

/** In minutes. */
const frenchFractions: PhraseTable<number> = [
  [15, splitPhrases('et quart', 'et un quart')],
  [30, splitPhrases('et demie', 'et demi')],
  [45, splitPhrases('trois quarts')],
  [-5, splitPhrases('moins cinq', 'moins 5')],
  [-10, splitPhrases('moins dix', 'moins 10')],
  [-15, splitPhrases('moins quart', 'moins le quart', 'moins un quart')],
  [-20, splitPhrases('moins vingt', 'moins 20')],
  [-25, splitPhrases('moins 25')],
]

/** After `13 h`. Minutes have two digits, so `13 h 5 personnes` keeps its number. */
function readFrenchMinutes(words: readonly Word[], at: number, hour: number): Piece<TypedClock> {
  const minute = numberAt(words, at, 2, 2)
  if (minute !== undefined) return { value: { hour, minute, isBare: false }, next: skipOptional(words, at + 1, minuteWords) }
  const spelled = /^heures?$/.test(textAt(words, at - 1)) ? readFromTable(words, at, minutesInWords) : undefined
  if (spelled) return { value: { hour, minute: spelled.value, isBare: false }, next: spelled.next }
  const fraction = readFromTable(words, at, frenchFractions)
  return fraction
    ? { value: { ...shift(hour, fraction.value), isBare: false }, next: fraction.next }
    : { value: { hour, minute: 0, isBare: false }, next: at }
}

function shift(hour: number, minutes: number): { readonly hour: number; readonly minute: number } {
  if (minutes >= 0) return { hour, minute: minutes }
  return { hour: hour === 0 ? 23 : hour - 1, minute: 60 + minutes }
}

const pastHour = splitPhrases('past', 'after')
const toHour = splitPhrases('to', 'before', 'of')

/** `half past nine`, `a quarter to 9`, `ten minutes past nine`. */
function readSpoken(words: readonly Word[], at: number): Piece<TypedClock> | undefined {
  const article = textAt(words, at) === 'a' ? at + 1 : at
  const named = { half: 30, quarter: 15 }[textAt(words, article)]
  const count = named === undefined ? readMinuteCount(words, at) : { value: named, next: article + 1 }
  if (!count) return undefined
  const after = skipLongest(words, count.next, pastHour)
  const next = after ?? (count.value === 30 ? undefined : skipLongest(words, count.next, toHour))
  const hour = next === undefined ? undefined : (readHour(words, next) ?? readHourWord(words, next) ?? readNamed(words, next))
  if (hour?.value.minute !== 0 || hour.value.isMidnight) return undefined
  const { isNamed } = hour.value
  return {
    value: {
      // A quarter to one is 12:45, not 0:45.
      ...shift(
        after === undefined && hour.value.hour === 1 ? 13 : hour.value.hour,
        after === undefined ? -count.value : count.value,
      ),
      isBare: false,
      ...(isNamed && { isNamed }),
    },
    next: hour.next,
  }
}

function readHourWord(words: readonly Word[], at: number): Piece<TypedClock> | undefined {
  const hour = readNumberWord(textAt(words, at))
  return hour === undefined || hour > 12 || textAt(words, at).length < 3
    ? undefined
    : { value: { hour, minute: 0, isBare: false }, next: at + 1 }
}

const minuteWords: ReadonlySet<string> = new Set(['minute', 'minutes', 'min'])

/** The word `minutes` is needed: `five to nine` could be a range. */
function readMinuteCount(words: readonly Word[], at: number): Piece<number> | undefined {
  const count = countAt(words, at, 2)
  const isWritten = count !== undefined && count > 0 && count < 30 && minuteWords.has(textAt(words, at + 1))
  return isWritten ? { value: count, next: at + 2 } : undefined
}

function readNamed(words: readonly Word[], at: number): Piece<TypedClock> | undefined {
  const word = textAt(words, at)
  const isMidnight = word === 'midnight' || word === 'minuit'
  if (!isMidnight && word !== 'noon' && word !== 'midi') return undefined
  const fraction = readFromTable(words, at + 1, frenchFractions)
  const time = shift(isMidnight ? 0 : 12, fraction?.value ?? 0)
  return {
    value: { ...time, isBare: false, isNamed: true, ...(isMidnight && { isMidnight }) },
    next: fraction?.next ?? at + 1,
  }
}

const halves: PhraseTable<'am' | 'pm'> = [
  ['am', splitPhrases('am', 'a.m.', 'a.m')],
  ['pm', splitPhrases('pm', 'p.m.', 'p.m')],
]

function readHalf(words: readonly Word[], at: number): Piece<NonNullable<TypedClock['half']>> | undefined {
  return readFromTable(words, at, halves) ?? readPartAfterTime(words, at)
}
