import { addDays } from '../calendar.ts'
import { atLocal, type ClockTime, type LocalInstant, localOf, startOfDay } from '../local-time.ts'
import { compareDates, type PlainDate } from '../plain-date.ts'
import { type EpochMs, hourMs, minuteMs } from '../time.ts'
import type { Delay, TimePhrase } from './phrase.ts'
import { type Phrase, readDatePhrase, readPhrase, thisDay } from './read-phrase.ts'
import { askMidnight, refuseDate, refuseTime, refuseZone } from './refusals.ts'
import { resolveDate } from './resolve-date.ts'
import { shiftMoment } from './shift.ts'
import type { DateResult, WhenResult } from './when-result.ts'

export interface WhenContext {
  readonly now: EpochMs
  /** IANA name of the zone that the words are meant in. */
  readonly zone: string
  /** The time for a date typed without one. */
  readonly defaultTime?: ClockTime
}

/**
 * Reads the date and time that a text begins with, in English or French, and what follows them. A date without a year or month
 * is the nearest one in the future; a time alone is today's. What is ambiguous, doesn't exist or has passed is returned as
 * such, with what may have been meant. Only the first 40 words are examined.
 * @throws RangeError when the zone is unknown.
 */
export function readWhen(words: string, context: WhenContext): WhenResult {
  const { now, zone } = context
  const phrase = readPhrase(words, zone)
  if (!phrase) return { kind: 'unreadable', why: 'no-date', rest: words.trimStart() }
  if (phrase.delay) return addDelay(phrase.delay, phrase.rest, context)
  const start = phrase.time?.start
  if (start?.kind === 'other-zone') return refuseZone(phrase, start, now)
  const today = localOf(now, zone).date
  const time = timeOf(start, context.defaultTime)
  const instantOf = (date: PlainDate): LocalInstant => (time ? atLocal(date, time, zone) : { at: startOfDay(date, zone) })
  const isAhead = (date: PlainDate) => (time ? instantOf(date).at > now : compareDates(date, today) >= 0)
  const resolution = resolveDate(phrase.date ?? thisDay, { today, toward: 'future', isAhead })
  const said = { ...(time && { time }), rest: phrase.rest }
  if (resolution.kind !== 'day') return refuseDate(resolution, isAhead, said)
  const { date, again } = resolution
  const refusal = refuseClock(phrase, { date, possible: isAhead(date) ? date : again }, context)
  if (refusal !== undefined) return refusal
  if (!isAhead(date)) {
    return { kind: 'past', date, at: instantOf(date).at, nearest: { date: again, at: instantOf(again).at }, ...said }
  }
  const length = lengthOf(phrase, date, time, zone)
  if ('tooLate' in length) return refuseTime(date, length.tooLate, phrase.rest)
  const assumed = phrase.date === undefined ? { isDateAssumed: true as const } : {}
  return {
    kind: 'found',
    date,
    ...instantOf(date),
    zone,
    ...assumed,
    ...length,
    ...said,
  }
}

/** Refuses a time that doesn't exist, or could be two. `possible`: the day to propose. */
function refuseClock(
  { time: said, rest }: Phrase,
  { date, possible }: { readonly date: PlainDate; readonly possible: PlainDate },
  { now, zone }: WhenContext,
): WhenResult | undefined {
  const [start, end] = [said?.start, said?.end]
  if (start?.kind === 'early') return { kind: 'ambiguous', why: 'early', choices: [date], time: start.time, rest }
  if (start?.kind === 'no-such-time') return refuseTime(possible, start.nearest, rest)
  if (end !== undefined && end.kind !== 'clock')
    return refuseTime(possible, timeOf(end, undefined) ?? { hour: 0, minute: 0 }, rest)
  return start?.kind === 'midnight' ? askMidnight(date, (day) => startOfDay(day, zone) > now, rest) : undefined
}

/** The length that was said, if any; `tooLate`: the end of a range that's too long. */
function lengthOf(
  { time: said }: Phrase,
  date: PlainDate,
  start: ClockTime | undefined,
  zone: string,
): { readonly lengthMinutes?: number } | { readonly tooLate: ClockTime } {
  const end = said?.end?.kind === 'clock' ? said.end.time : undefined
  const lengthMinutes = end && start ? minutesBetween(date, start, end, zone) : said?.lengthMinutes
  if (lengthMinutes !== undefined) return { lengthMinutes }
  return end === undefined ? {} : { tooLate: end }
}

/** A longer range is more likely `10:00 to 2:00` for two in the afternoon than a meetup through the night. */
const longestRangeMs = 12 * hourMs

/** The length of a range, which may end after midnight; undefined when it is too long to be meant. */
function minutesBetween(date: PlainDate, start: ClockTime, end: ClockTime, zone: string): number | undefined {
  const from = atLocal(date, start, zone).at
  const sameDay = atLocal(date, end, zone).at
  const nextDay = addDays(date, 1)
  const until = sameDay > from || !nextDay ? sameDay : atLocal(nextDay, end, zone).at
  return until > from && until - from < longestRangeMs ? (until - from) / minuteMs : undefined
}

/** `in 1 h 30`, to the minute that people see on a clock; days of the calendar come first. */
function addDelay(delay: Delay, rest: string, { now, zone }: WhenContext): WhenResult {
  const moved = shiftMoment(now, delay, zone)
  if (moved === undefined) return { kind: 'unreadable', why: 'no-date', rest }
  const { at } = moved
  const { date, time } = localOf(at, zone)
  return { kind: 'found', at, date, time, zone, rest }
}

export interface DateContext {
  readonly now: EpochMs
  readonly zone: string
  /** Where to look for a day without a year; the future by default. */
  readonly toward?: 'future' | 'past'
}

/**
 * Reads the day that a text begins with, past or future, with the grammar of `readWhen`; a time after it is left in `rest`.
 * Toward the past, `24 april` is the previous one and `last friday` is the Friday before today.
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
