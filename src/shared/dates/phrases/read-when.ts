import { compareDates, type PlainDate } from '../plain-date.ts'
import type { EpochMs } from '../time.ts'
import { addDays } from './calendar.ts'
import { atLocal, type ClockTime, type LocalInstant, localOf, startOfDay } from './local-time.ts'
import type { TimePhrase } from './phrase.ts'
import { readDatePhrase, readPhrase } from './read-phrase.ts'
import { type Resolution, resolveDate } from './resolve-date.ts'
import type { Ambiguous, DateResult, Impossible, WhenResult } from './when-result.ts'

export interface WhenContext {
  readonly now: EpochMs
  /** IANA name of the zone in which the words are meant. */
  readonly zone: string
  /** The time of a date that is typed without one. */
  readonly defaultTime?: ClockTime
}

/**
 * Reads the date and time that a text begins with, in English or French, and what is left behind them. A date without a
 * year or month is the nearest one ahead, a time alone is today's. What can be read in two ways, does not exist or is
 * gone comes back as such, with what may have been meant. Only the first 40 words are looked at.
 * @throws RangeError when the zone is unknown.
 */
export function readWhen(words: string, context: WhenContext): WhenResult {
  const { now, zone } = context
  const phrase = readPhrase(words, zone)
  if (!phrase) return { kind: 'unreadable', why: 'no-date', rest: words.trimStart() }
  if (phrase.time?.kind === 'other-zone') return { kind: 'unreadable', why: 'other-zone', rest: phrase.rest }
  const today = localOf(now, zone).date
  const time = timeOf(phrase.time, context.defaultTime)
  const instantOf = (date: PlainDate): LocalInstant => (time ? atLocal(date, time, zone) : { at: startOfDay(date, zone) })
  const isAhead = (date: PlainDate) => (time ? instantOf(date).at > now : compareDates(date, today) >= 0)
  const resolution = resolveDate(phrase.date ?? aloneMeansToday, { today, toward: 'future', isAhead })
  const said = { ...(time && { time }), rest: phrase.rest }
  if (resolution.kind !== 'day') return refuseDate(resolution, isAhead, said)
  const { date, again } = resolution
  if (phrase.time?.kind === 'no-such-time') return refuseTime(isAhead(date) ? date : again, phrase.time.nearest, phrase.rest)
  if (phrase.time?.kind === 'midnight') return askMidnight(date, (day) => startOfDay(day, zone) > now, phrase.rest)
  if (isAhead(date)) return { kind: 'found', date, ...instantOf(date), zone, ...said }
  return { kind: 'past', date, at: instantOf(date).at, nearest: { date: again, at: instantOf(again).at }, ...said }
}

const aloneMeansToday = { kind: 'shift', unit: 'days', amount: 0 } as const

export interface DateContext {
  readonly now: EpochMs
  readonly zone: string
  /** Where a day without a year is sought; the future unless said otherwise. */
  readonly toward?: 'future' | 'past'
}

/**
 * Reads the day that a text begins with, gone or coming, in the words of `readWhen`; a time behind it is left in `rest`.
 * Seen toward the past, `24 april` is the last one and `last friday` the Friday before today.
 * @throws RangeError when the zone is unknown.
 */
export function readPlainDate(words: string, { now, zone, toward = 'future' }: DateContext): DateResult {
  const phrase = readDatePhrase(words)
  if (!phrase) return { kind: 'unreadable', why: 'no-date', rest: words.trimStart() }
  const { rest } = phrase
  const today = localOf(now, zone).date
  const isAhead = (date: PlainDate) => compareDates(date, today) * (toward === 'future' ? 1 : -1) >= 0
  const resolution = resolveDate(phrase.date, { today, toward, isAhead })
  return resolution.kind === 'day'
    ? { kind: 'found', date: resolution.date, rest }
    : refuseDate(resolution, () => true, { rest })
}

function timeOf(phrase: TimePhrase | undefined, defaultTime: ClockTime | undefined): ClockTime | undefined {
  if (!phrase) return defaultTime
  if (phrase.kind === 'clock') return phrase.time
  return phrase.kind === 'no-such-time' ? phrase.nearest : undefined
}

function refuseDate(
  resolution: Exclude<Resolution, { kind: 'day' }>,
  isUseful: (date: PlainDate) => boolean,
  said: { readonly time?: ClockTime; readonly rest: string },
): Ambiguous | Impossible {
  if (resolution.kind === 'days') return { kind: 'ambiguous', why: 'day-or-month', choices: resolution.choices, ...said }
  const { why, nearest, again } = resolution
  const date = nearest && isUseful(nearest) ? nearest : (again ?? nearest)
  return { kind: 'impossible', why, nearest: { ...(date && { date }), ...(said.time && { time: said.time }) }, rest: said.rest }
}

function refuseTime(date: PlainDate, time: ClockTime, rest: string): Impossible {
  return { kind: 'impossible', why: 'no-such-time', nearest: { date, time }, rest }
}

/** The midnight that begins the day and the one that ends it, without one that is gone. */
function askMidnight(date: PlainDate, isAhead: (date: PlainDate) => boolean, rest: string): Ambiguous {
  const following = addDays(date, 1) ?? date
  return { kind: 'ambiguous', why: 'midnight', choices: [date, following].filter(isAhead), time: { hour: 0, minute: 0 }, rest }
}
