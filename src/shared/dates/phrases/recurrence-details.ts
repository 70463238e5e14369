import { addDays, addMonths } from '../calendar.ts'
import { type ClockTime, localOf } from '../local-time.ts'
import { type PlainDate, readIsoDay, writeDate } from '../plain-date.ts'
import type { EpochMs } from '../time.ts'
import type { DayPart } from './day-parts.ts'
import { readDuration } from './duration.ts'
import type { TimePhrase } from './phrase.ts'
import { readAfterLinks } from './read-phrase.ts'
import { readDayOrPeriod } from './recurrence-period.ts'
import { readZonedClock } from './typed-time.ts'
import { countAt } from './vocabulary.ts'
import { skipLongest, splitPhrases, textAt, type Word } from './words.ts'

export interface RecurrenceContext {
  readonly now: EpochMs
  readonly zone: string
  /** Named with the days: the clock time belongs to it. */
  readonly part?: DayPart
}

/** When a rule starts and ends, and at what time. */
export interface RecurrenceDetails {
  readonly time?: ClockTime
  readonly from?: string
  readonly until?: string
  readonly times?: number
  readonly why?: Exclude<TimePhrase['kind'], 'clock'> | 'no-such-end'
  readonly next: number
}

/** The time, the first day and the end, in any order; each at most once. */
export function readRecurrenceDetails(words: readonly Word[], at: number, context: RecurrenceContext): RecurrenceDetails {
  let details: RecurrenceDetails = { next: at }
  for (;;) {
    const more = readDetail(words, details, context)
    if (more === undefined) return details
    details = { ...details, ...more }
    if (details.why !== undefined) return details
  }
}

function readDetail(
  words: readonly Word[],
  { next, ...known }: RecurrenceDetails,
  context: RecurrenceContext,
): RecurrenceDetails | undefined {
  const time = known.time
    ? undefined
    : readAfterLinks(words, next, (from, at) => readZonedClock(from, at, context.zone, context.part))
  if (time)
    return time.value.kind === 'clock' ? { time: time.value.time, next: time.next } : { why: time.value.kind, next: time.next }
  const at = textAt(words, next) === ',' ? next + 1 : next
  const until = known.until === undefined ? readUntil(words, at, known.from, context) : undefined
  const from = known.from === undefined ? readFrom(words, at, context) : undefined
  const times = known.times === undefined ? readTimes(words, at) : undefined
  return until ?? from ?? times
}

const fromWords = [
  ...splitPhrases('starting', 'starting on', 'starting from', 'starting the', 'start', 'beginning', 'beginning on'),
  ...splitPhrases('from', 'from the', 'as of', 'depuis', 'dès', 'dès le', 'dès la'),
  ...splitPhrases('à partir de', 'à partir du', "à partir d'", 'à partir de la', 'à compter de', 'à compter du'),
]
const untilWords = splitPhrases(
  ...['until', 'till', 'til', 'through', 'up to', 'until the', 'ending', 'ending on', 'to'],
  ...["jusqu'à", "jusqu'au", "jusqu'en", 'jusque', "jusqu'à la", "jusqu'aux"],
)
const endOf = splitPhrases('end of', 'the end of', 'fin de', 'fin', 'la fin de', 'la fin du', "la fin d'", "fin d'")
/** `from january to march` includes March as well. */
const throughWords = splitPhrases('through', 'to')

function readFrom(words: readonly Word[], at: number, context: RecurrenceContext): RecurrenceDetails | undefined {
  const start = skipLongest(words, at, fromWords)
  if (start === undefined) return undefined
  const day = readDayOrPeriod(words, start, todayOf(context))
  return day ? { from: writeDate(day.value.first), next: day.next } : { why: 'no-such-end', next: start }
}

/** `until friday` includes the day; `until march` ends before March, `through march` and `until the end of march` with it. */
function readUntil(
  words: readonly Word[],
  at: number,
  from: string | undefined,
  context: RecurrenceContext,
): RecurrenceDetails | undefined {
  const start = skipLongest(words, at, untilWords)
  if (start === undefined) return readForWeeks(words, at, from, context)
  const end = skipLongest(words, start, endOf)
  const day = readDayOrPeriod(words, end ?? start, todayOf(context))
  if (!day) return { why: 'no-such-end', next: start }
  const isWhole = end !== undefined || skipLongest(words, at, throughWords) !== undefined
  const { first, last } = day.value
  const until = isWhole || last === undefined ? (last ?? first) : addDays(first, -1)
  if (!until || writeDate(until) < writeDate(todayOf(context))) return { why: 'no-such-end', next: day.next }
  return { until: writeDate(until), next: day.next }
}

const forWords = splitPhrases('for', 'pendant', 'durant', 'for the next', 'pour')
const timesWords: ReadonlySet<string> = new Set(['times', 'time', 'fois', 'occurrences'])
const mostTimes = 1_000

/** `for 6 times`, `6 times`, « 6 fois », « pendant six fois ». */
function readTimes(words: readonly Word[], at: number): RecurrenceDetails | undefined {
  const start = skipLongest(words, at, forWords) ?? at
  const count = countAt(words, start, 3)
  const isWritten = count !== undefined && count >= 1 && count <= mostTimes && timesWords.has(textAt(words, start + 1))
  return isWritten ? { times: count, next: start + 2 } : undefined
}

/** `for 6 weeks`: counted from the first day, or from today. */
function readForWeeks(
  words: readonly Word[],
  at: number,
  from: string | undefined,
  context: RecurrenceContext,
): RecurrenceDetails | undefined {
  const start = skipLongest(words, at, forWords)
  const length = start === undefined ? undefined : readDuration(words, start)
  if (length?.value.minutes !== 0) return undefined
  const first = (from === undefined ? undefined : readIsoDay(from)) ?? todayOf(context)
  const months = addMonths(first, length.value.months)
  const end = months && addDays(months, length.value.days - 1)
  return end ? { until: writeDate(end), next: length.next } : { why: 'no-such-end', next: length.next }
}

function todayOf({ now, zone }: RecurrenceContext): PlainDate {
  return localOf(now, zone).date
}
