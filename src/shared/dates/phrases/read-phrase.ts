import { readDay } from './day-forms.ts'
import { type DayPart, partsOfDay, readPartAfterDay, readPartOfToday } from './day-parts.ts'
import type { DatePhrase, Delay } from './phrase.ts'
import { readDelay, readNamedDay, readRelativeDay, readWorkingDays } from './relative-days.ts'
import { inZone, readTimeInZone, type TypedTime } from './typed-time.ts'
import { readTypedZone } from './typed-zone.ts'
import { addWeek, readNthWeekday, readPlainWeekday } from './weekday-forms.ts'
import {
  endsAtBoundary,
  type PhraseForm,
  type Piece,
  readLongest,
  skipLongest,
  splitPhrases,
  splitWords,
  textAt,
  type Word,
} from './words.ts'

/** A date, a time or both, or a delay from now, and what follows. */
export interface Phrase {
  readonly date?: DatePhrase
  readonly time?: TypedTime
  readonly delay?: Delay
  readonly rest: string
}

export const readDate: PhraseForm<DatePhrase> = (words, at) =>
  readLongest(words, at, [readDay, readNthWeekday, readPlainWeekday, readNamedDay, readRelativeDay, readWorkingDays])

/** Reads the longest date and time, in either order, that a text begins with; undefined when it begins with neither. */
export function readPhrase(typed: string, zone: string): Phrase | undefined {
  const words = splitWords(typed)
  const delay = readLongest(words, 0, [readDelay])
  if (delay) return { delay: delay.value, rest: restOf(typed, words, delay.next) }
  const date = readAfterLinks(words, 0, readDateInDay)
  const read = date ? readTimeAfter(words, date, zone) : readTimeFirst(words, zone)
  return read && { ...read.value, rest: restOf(typed, words, read.next) }
}

interface DateInDay {
  readonly date: DatePhrase
  readonly part?: DayPart
}

/** The day of `tonight`, and of a time that is typed alone. */
export const thisDay: DatePhrase = { kind: 'shift', unit: 'days', amount: 0 }

/** A date with a part of the day: `tomorrow morning`, `vendredi soir`, `tonight`. */
const readDateInDay: PhraseForm<DateInDay> = (words, at) => {
  const ofToday = readPartOfToday(words, at)
  if (ofToday && endsAtBoundary(words, ofToday.next))
    return { value: { date: thisDay, part: ofToday.value }, next: ofToday.next }
  const date = readDate(words, at)
  if (!date) return undefined
  const part = readPartAfterDay(words, date.next)
  if (!part || !endsAtBoundary(words, part.next)) return { value: { date: date.value }, next: date.next }
  // `friday night at 8`, but « le 3 du soir » is none: a part alone would hide a time that was not read.
  return { value: { date: date.value, part: part.value }, next: part.next }
}

type Both = Pick<Phrase, 'date' | 'time'>

function readTimeAfter(words: readonly Word[], day: Piece<DateInDay>, zone: string): Piece<Both> | undefined {
  const { date, part } = day.value
  const time = readAfterLinks(words, day.next, (from, at) => readTimeInZone(from, at, zone, part))
  // A time that ISO 8601 has and this grammar doesn't, such as 13:00-05:00, must not be dropped.
  if (!time && words[day.next]?.isGlued && textAt(words, day.next) === 't') return undefined
  if (!time) return { value: { date }, next: day.next }
  const week = addWeek(words, { value: date, next: time.next })
  const both = { value: { date: week?.value ?? date, time: time.value }, next: week?.next ?? time.next }
  return week ? addZone(words, both, zone) : both
}

function readTimeFirst(words: readonly Word[], zone: string): Piece<Both> | undefined {
  const time = readAfterLinks(words, 0, (from, at) => readTimeInZone(from, at, zone))
  if (!time) return readHourFirst(words, zone)
  const later = readAfterLinks(words, time.next, readDateInDay)
  if (!later) return { value: { time: time.value }, next: time.next }
  const { date, part } = later.value
  const inPart = part && readAfterLinks(words, 0, (from, at) => readTimeInZone(from, at, zone, part))
  return addZone(words, { value: { date, time: inPart?.value ?? time.value }, next: later.next }, zone)
}

/** `at 7 tonight`, « à 7 demain soir »: a number alone is a time because of the part of the day after it. */
function readHourFirst(words: readonly Word[], zone: string): Piece<Both> | undefined {
  for (const part of partsOfDay) {
    const time = readAfterLinks(words, 0, (from, at) => readTimeInZone(from, at, zone, part))
    const later = time && readAfterLinks(words, time.next, readDateInDay)
    if (time && later?.value.part === part) return { value: { date: later.value.date, time: time.value }, next: later.next }
  }
  return undefined
}

/** A zone at the very end: `13:00 on friday Pacific time`. */
function addZone(words: readonly Word[], both: Piece<Both>, zone: string): Piece<Both> {
  const typedZone = both.value.time && readTypedZone(words, both.next, zone)
  if (!typedZone || !both.value.time) return both
  return { value: { ...both.value, time: inZone(both.value.time, typedZone) }, next: typedZone.next }
}

/** Reads the date alone; a time after it stays in `rest`. */
export function readDatePhrase(typed: string): { readonly date: DatePhrase; readonly rest: string } | undefined {
  const words = splitWords(typed)
  const date = readAfterLinks(words, 0, readDate)
  return date && { date: date.value, rest: restOf(typed, words, date.next) }
}

/** Words that lead to a date or a time; `à` is folded to `a`, and ISO 8601 puts `T` between the two. */
const links: ReadonlySet<string> = new Set(['le', 'on', 'at', '@', 'a', 'the', ',', 't', 'vers', 'around', 'about', 'des'])

const roughly = splitPhrases('aux alentours de', 'aux environs de', 'autour de')

/** Nobody writes more than `, on the` in a row. */
const mostLinks = 3

/** The form at an index, or after words that may lead to it. */
export function readAfterLinks<T>(words: readonly Word[], at: number, form: PhraseForm<T>): Piece<T> | undefined {
  for (let next = at; next <= at + mostLinks; next += 1) {
    const piece = form(words, next)
    if (piece) return piece
    const rough = skipLongest(words, next, roughly)
    if (rough !== undefined) return form(words, rough)
    if (!links.has(textAt(words, next))) return undefined
  }
  return undefined
}

/** What follows the last word that was read, without the blanks and commas between. */
export function restOf(typed: string, words: readonly Word[], next: number): string {
  return typed.slice(words[next - 1]?.end ?? 0).replace(/^[\s,;]+/, '')
}
