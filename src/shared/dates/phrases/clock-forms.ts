import type { ClockTime } from './local-time.ts'
import type { TimePhrase } from './phrase.ts'
import { numberAt, type PhraseForm, type Piece, readLongest, skipLongest, splitPhrases, textAt, type Word } from './words.ts'

/** A time such as `13:00`, `13 h 30`, `1:30 p.m.` or `midi`. A number alone is none. */
export const readClock: PhraseForm<TimePhrase> = (words, at) =>
  readLongest(words, at, [readHalfDay, readColon, readFrenchHour, readNamed])

const morning = splitPhrases('am', 'a.m.', 'a.m')
const afternoon = splitPhrases('pm', 'p.m.', 'p.m')

/** `1 pm`, `1:30 p.m.`. */
const readHalfDay: PhraseForm<TimePhrase> = (words, at) => {
  const hour = numberAt(words, at, 1, 2)
  if (hour === undefined) return undefined
  const minute = readMinute(words, at + 1)
  const behind = minute?.next ?? at + 1
  const beforeNoon = skipLongest(words, behind, morning)
  const next = beforeNoon ?? skipLongest(words, behind, afternoon)
  if (next === undefined) return undefined
  return { value: checkHalfDay(hour, minute?.value ?? 0, beforeNoon !== undefined), next }
}

/** `13:00 pm` can only mean one time, and people write it. */
function checkHalfDay(hour: number, minute: number, isMorning: boolean): TimePhrase {
  if (!isMorning && hour > 12) return checkClock(hour, minute)
  if (hour < 1 || hour > 12)
    return { kind: 'no-such-time', nearest: { hour: isMorning ? hour % 12 : 12, minute: Math.min(minute, 59) } }
  return checkClock((hour % 12) + (isMorning ? 0 : 12), minute)
}

/** `13:00`, and `13:00:00` of ISO 8601; other seconds are no time of a meetup. */
const readColon: PhraseForm<TimePhrase> = (words, at) => {
  const hour = numberAt(words, at, 1, 2)
  const minute = readMinute(words, at + 1)
  if (hour === undefined || !minute) return undefined
  const seconds = readMinute(words, minute.next)
  return { value: checkClock(hour, minute.value), next: seconds?.value === 0 ? seconds.next : minute.next }
}

function readMinute(words: readonly Word[], at: number): Piece<number> | undefined {
  const value = numberAt(words, at + 1, 2, 2)
  const isWritten = textAt(words, at) === ':' && words[at]?.isGlued && words[at + 1]?.isGlued
  return isWritten && value !== undefined ? { value, next: at + 2 } : undefined
}

const hourWords: ReadonlySet<string> = new Set(['h', 'heure', 'heures'])

/** `13 h`, `13h30`, `13 h 30`; the minutes take two digits, so that `13 h 5 personnes` keeps its number. */
const readFrenchHour: PhraseForm<TimePhrase> = (words, at) => {
  const hour = numberAt(words, at, 1, 2)
  if (hour === undefined || !hourWords.has(textAt(words, at + 1))) return undefined
  const minute = numberAt(words, at + 2, 2, 2)
  return { value: checkClock(hour, minute ?? 0), next: at + (minute === undefined ? 2 : 3) }
}

const readNamed: PhraseForm<TimePhrase> = (words, at) => {
  const word = textAt(words, at)
  if (word === 'noon' || word === 'midi') return { value: { kind: 'clock', time: { hour: 12, minute: 0 } }, next: at + 1 }
  return word === 'midnight' || word === 'minuit' ? { value: { kind: 'midnight' }, next: at + 1 } : undefined
}

function checkClock(hour: number, minute: number): TimePhrase {
  const time: ClockTime = { hour: Math.min(hour, 23), minute: hour > 23 || minute > 59 ? 59 : minute }
  return hour > 23 || minute > 59 ? { kind: 'no-such-time', nearest: time } : { kind: 'clock', time }
}
