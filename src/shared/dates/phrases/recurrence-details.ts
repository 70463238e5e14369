import { type PlainDate, readIsoDay, writeDate } from '../plain-date.ts'
import type { EpochMs } from '../time.ts'
import { addDays, addMonths, weekdayOf } from './calendar.ts'
import type { DayPart } from './day-parts.ts'
import { readDuration } from './duration.ts'
import { readHoliday } from './holiday-forms.ts'
import { type ClockTime, localOf } from './local-time.ts'
import { readMonthPhrase } from './month-phrase.ts'
import type { TimePhrase } from './phrase.ts'
import { readAfterLinks, readDate, readZonedClock } from './read-phrase.ts'
import { resolveDate } from './resolve-date.ts'
import { countAt } from './vocabulary.ts'
import { endsAtBoundary, numberAt, type Piece, skipLongest, splitPhrases, textAt, type Word } from './words.ts'

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

const fromWords = splitPhrases(
  ...[
    'starting',
    'starting on',
    'starting from',
    'starting the',
    'beginning',
    'beginning on',
    'from',
    'from the',
    'as of',
    'start',
  ],
  ...[
    'à partir de',
    'à partir du',
    "à partir d'",
    'dès',
    'dès le',
    'à compter de',
    'à compter du',
    'depuis',
    'dès la',
    'à partir de la',
  ],
)
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
  const day = readDayOrPeriod(words, start, context)
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
  const day = readDayOrPeriod(words, end ?? start, context)
  if (!day) return { why: 'no-such-end', next: start }
  const isWhole = end !== undefined || skipLongest(words, at, throughWords) !== undefined
  const { first, last } = day.value
  const until = isWhole || last === undefined ? (last ?? first) : addDays(first, -1)
  if (!until || writeDate(until) < writeDate(localOf(context.now, context.zone).date))
    return { why: 'no-such-end', next: day.next }
  return { until: writeDate(until), next: day.next }
}

interface Period {
  readonly first: PlainDate
  /** Of a week, month or year; undefined for a day. */
  readonly last?: PlainDate
}

const nextWeek = splitPhrases('next week', 'la semaine prochaine', 'semaine prochaine')
const nextMonth = splitPhrases('next month', 'the next month', 'le mois prochain', 'mois prochain')
const nextYear = splitPhrases('next year', "l'année prochaine", "l'an prochain")

/** A day (`friday`, `1er mars`), or a week, month or year (`next week`, `march`, `2028`). */
function readDayOrPeriod(words: readonly Word[], at: number, { now, zone }: RecurrenceContext): Piece<Period> | undefined {
  const today = localOf(now, zone).date
  const holiday = readHoliday(words, at, today)
  if (holiday) return { value: { first: holiday.value }, next: holiday.next }
  const date = readAfterLinks(words, at, readDate)
  if (date) {
    const resolution = resolveDate(date.value, {
      today,
      toward: 'future',
      isAhead: (day) => writeDate(day) >= writeDate(today),
    })
    return resolution.kind === 'day' ? { value: { first: resolution.date }, next: date.next } : undefined
  }
  const week = skipLongest(words, at, nextWeek)
  if (week !== undefined) return period(addDays(today, 8 - weekdayOf(today)), (first) => addDays(first, 6), week)
  const month = skipLongest(words, at, nextMonth)
  if (month !== undefined) return wholeMonth(addMonths({ ...today, day: 1 }, 1), month)
  const year = skipLongest(words, at, nextYear)
  const typedYear = numberAt(words, at, 4, 4)
  if (year !== undefined) return wholeYear(today.year + 1, year)
  if (typedYear !== undefined && typedYear > today.year && typedYear < 2199) return wholeYear(typedYear, at + 1)
  return readNamedMonth(words, at, today)
}

function readNamedMonth(words: readonly Word[], at: number, today: PlainDate): Piece<Period> | undefined {
  const named = readMonthPhrase(words, at)
  if (named?.value.kind !== 'named' || !endsAtBoundary(words, named.next)) return undefined
  const { month, year } = named.value
  const thisYear = month > today.month ? today.year : today.year + 1
  return wholeMonth({ year: year ?? thisYear, month, day: 1 }, named.next)
}

function wholeMonth(first: PlainDate | undefined, next: number): Piece<Period> | undefined {
  return period(first, (one) => lastBefore(addMonths(one, 1)), next)
}

function wholeYear(year: number, next: number): Piece<Period> | undefined {
  return period({ year, month: 1, day: 1 }, () => ({ year, month: 12, day: 31 }), next)
}

function period(
  first: PlainDate | undefined,
  lastOf: (first: PlainDate) => PlainDate | undefined,
  next: number,
): Piece<Period> | undefined {
  const last = first && lastOf(first)
  return first && last && { value: { first, last }, next }
}

function lastBefore(day: PlainDate | undefined): PlainDate | undefined {
  return day && addDays(day, -1)
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
  { now, zone }: RecurrenceContext,
): RecurrenceDetails | undefined {
  const start = skipLongest(words, at, forWords)
  const length = start === undefined ? undefined : readDuration(words, start)
  if (length?.value.minutes !== 0) return undefined
  const first = (from === undefined ? undefined : readIsoDay(from)) ?? localOf(now, zone).date
  const months = addMonths(first, length.value.months)
  const end = months && addDays(months, length.value.days - 1)
  return end ? { until: writeDate(end), next: length.next } : { why: 'no-such-end', next: length.next }
}
