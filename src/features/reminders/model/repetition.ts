import { addDays, nthWeekday, type Weekday, weekdayOf } from '../../../shared/dates/phrases/calendar.ts'
import { everyNthWeekday, type NthWeekdayRule, readRule } from '../../../shared/dates/phrases/index.ts'
import { atLocal, type ClockTime, type LocalInstant, localOf } from '../../../shared/dates/phrases/local-time.ts'
import { readAfterLinks, readZonedClock, restOf } from '../../../shared/dates/phrases/read-phrase.ts'
import { readWeekdays } from '../../../shared/dates/phrases/vocabulary.ts'
import { skipLongest, splitPhrases, splitWords, textAt } from '../../../shared/dates/phrases/words.ts'
import type { PlainDate, PlainMonth } from '../../../shared/dates/plain-date.ts'
import type { EpochMs } from '../../../shared/dates/time.ts'

/** On which days something comes again. */
export type Days =
  | { readonly kind: 'daily' }
  /** Monday to Friday. */
  | { readonly kind: 'weekdays' }
  | { readonly kind: 'weekly'; readonly weekday: Weekday }
  | ({ readonly kind: 'monthly' } & NthWeekdayRule)

/** Comes again at the same local time, whatever the clocks do. */
export interface Repetition {
  readonly days: Days
  readonly time: ClockTime
  /** IANA name. */
  readonly zone: string
}

/** Longer than the longest wait of any rule: months without a fifth Tuesday come at most two in a row. */
const longestWaitDays = 130

/**
 * The first moment of a rule after an instant. A local time that the clocks jump over is taken as much later, one that
 * comes twice the first time: each day of the rule has one moment.
 * @throws RangeError when the zone is unknown.
 */
export function nextOccurrence({ days, time, zone }: Repetition, after: EpochMs): LocalInstant {
  let date: PlainDate | undefined = localOf(after, zone).date
  for (let ahead = 0; date !== undefined && ahead <= longestWaitDays; ahead += 1) {
    if (fallsOn(days, date)) {
      const instant = atLocal(date, time, zone)
      if (instant.at > after) return instant
    }
    date = addDays(date, 1)
  }
  throw new RangeError('The calendar ends before the rule comes again.')
}

/** Months before the third next time that have no such day, as those without a fifth Tuesday. */
export function skippedMonths({ days, time, zone }: Repetition, after: EpochMs): readonly PlainMonth[] {
  return days.kind === 'monthly' ? everyNthWeekday({ ...days, time }, after + 1, zone, 3).skipped : []
}

function fallsOn(days: Days, date: PlainDate): boolean {
  switch (days.kind) {
    case 'daily':
      return true
    case 'weekdays':
      return weekdayOf(date) <= 5
    case 'weekly':
      return weekdayOf(date) === days.weekday
    case 'monthly':
      return nthWeekday(date.year, date.month, days.nth, days.weekday)?.day === date.day
  }
}

export type RepetitionResult =
  | { readonly kind: 'found'; readonly days: Days; readonly time: ClockTime; readonly rest: string }
  /** `every second monday` is every other one to half of its readers. */
  | {
      readonly kind: 'refused'
      readonly why: 'no-rule' | 'no-time' | 'every-other' | 'no-such-weekday' | 'no-such-time' | 'midnight' | 'other-zone'
    }

const openings = splitPhrases('every', 'each', 'chaque', 'tous les', 'toutes les')
const daily = splitPhrases('day', 'days', 'jour', 'jours')
const working = splitPhrases(
  'weekday',
  'weekdays',
  'workday',
  'working day',
  'jour ouvrable',
  'jours ouvrables',
  'jour de semaine',
  'jours de semaine',
)

/** Whether a text begins as a rule does: `every …`, `tous les …`. */
export function beginsRule(typed: string): boolean {
  return skipLongest(splitWords(typed.slice(0, 40)), 0, openings) !== undefined
}

/** Reads the rule with its time that a text begins with: `every monday 9:00`, `chaque jour ouvrable à 9 h`, `every 3rd thursday 13:00`. */
export function readRepetition(typed: string, zone: string): RepetitionResult {
  const words = splitWords(typed)
  const start = skipLongest(words, 0, openings)
  const simple = start === undefined ? undefined : readDays(words, start)
  if (simple === undefined) return readMonthly(typed, zone)
  const time = readAfterLinks(words, simple.next, (from, at) => readZonedClock(from, at, zone))
  if (time === undefined) return refused('no-time')
  if (time.value.kind !== 'clock') return refused(time.value.kind)
  return { kind: 'found', days: simple.days, time: time.value.time, rest: restOf(typed, words, time.next) }
}

function readDays(
  words: ReturnType<typeof splitWords>,
  at: number,
): { readonly days: Days; readonly next: number } | undefined {
  const afterWorking = skipLongest(words, at, working)
  if (afterWorking !== undefined) return { days: { kind: 'weekdays' }, next: afterWorking }
  const afterDay = skipLongest(words, at, daily)
  if (afterDay !== undefined) return { days: { kind: 'daily' }, next: afterDay }
  const weekday = readWeekdays(textAt(words, at))
  return weekday === undefined ? undefined : { days: { kind: 'weekly', weekday }, next: at + 1 }
}

function readMonthly(typed: string, zone: string): RepetitionResult {
  const result = readRule(typed, zone)
  if (result.kind !== 'found') return refused(result.why)
  if (result.time === undefined) return refused('no-time')
  return { kind: 'found', days: { kind: 'monthly', ...result.rule }, time: result.time, rest: result.rest }
}

function refused(why: Extract<RepetitionResult, { readonly kind: 'refused' }>['why']): RepetitionResult {
  return { kind: 'refused', why }
}
