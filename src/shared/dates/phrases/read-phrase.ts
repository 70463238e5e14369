import { readClock } from './clock-forms.ts'
import { readDay } from './day-forms.ts'
import type { DatePhrase, TimePhrase } from './phrase.ts'
import { readNamedDay, readRelativeDay } from './relative-days.ts'
import { readTypedZone } from './typed-zone.ts'
import { readNthWeekday, readPlainWeekday } from './weekday-forms.ts'
import { type PhraseForm, type Piece, readLongest, splitWords, textAt, type Word } from './words.ts'

/** A date, a time or both, and what stands behind them. */
export interface Phrase {
  readonly date?: DatePhrase
  readonly time?: TimePhrase
  readonly rest: string
}

const readDate: PhraseForm<DatePhrase> = (words, at) =>
  readLongest(words, at, [readDay, readNthWeekday, readPlainWeekday, readNamedDay, readRelativeDay])

/** Reads the longest date and time, in either order, that a text begins with; undefined when it begins with neither. */
export function readPhrase(typed: string, zone: string): Phrase | undefined {
  const words = splitWords(typed)
  const date = readAfterLinks(words, 0, readDate)
  if (date) {
    const time = readAfterLinks(words, date.next, (from, at) => readClockIn(from, at, zone))
    // A time that ISO 8601 has and this grammar has not, such as 13:00-05:00, must not become no time at all.
    if (!time && words[date.next]?.isGlued && textAt(words, date.next) === 't') return undefined
    return { date: date.value, ...(time && { time: time.value }), rest: restOf(typed, words, time?.next ?? date.next) }
  }
  const time = readAfterLinks(words, 0, (from, at) => readClockIn(from, at, zone))
  if (!time) return undefined
  const later = readAfterLinks(words, time.next, readDate)
  return { time: time.value, ...(later && { date: later.value }), rest: restOf(typed, words, later?.next ?? time.next) }
}

/** Reads the date alone; a time behind it stays in what is left. */
export function readDatePhrase(typed: string): { readonly date: DatePhrase; readonly rest: string } | undefined {
  const words = splitWords(typed)
  const date = readAfterLinks(words, 0, readDate)
  return date && { date: date.value, rest: restOf(typed, words, date.next) }
}

/** Words that lead to a date or a time; `à` without its accent is `a`, and `T` stands between the two in ISO 8601. */
const links: ReadonlySet<string> = new Set(['le', 'on', 'at', 'a', 'the', ',', 't'])

/** More than `, on the` in a row is no way of writing a date. */
const mostLinks = 3

/** The form at a place, or behind the words that may lead to it. */
export function readAfterLinks<T>(words: readonly Word[], at: number, form: PhraseForm<T>): Piece<T> | undefined {
  for (let next = at; next <= at + mostLinks; next += 1) {
    const piece = form(words, next)
    if (piece) return piece
    if (!links.has(textAt(words, next))) return undefined
  }
  return undefined
}

/** A clock that is meant in a zone; one that names another is kept to be refused. */
export function readClockIn(words: readonly Word[], at: number, zone: string): Piece<TimePhrase> | undefined {
  const clock = readClock(words, at)
  const typedZone = clock && readTypedZone(words, clock.next, zone)
  if (!typedZone) return clock
  return { value: typedZone.isOwn ? clock.value : { kind: 'other-zone', zoneTyped: typedZone.typed }, next: typedZone.next }
}

/** What follows the last word that was taken, without the blanks and commas between. */
export function restOf(typed: string, words: readonly Word[], next: number): string {
  return typed.slice(words[next - 1]?.end ?? 0).replace(/^[\s,;]+/, '')
}
