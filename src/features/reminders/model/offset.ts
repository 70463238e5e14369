import { addDays } from '../../../shared/dates/calendar.ts'
import { atLocal, type ClockTime, daysBefore, localOf } from '../../../shared/dates/local-time.ts'
import { readDuration } from '../../../shared/dates/phrases/duration.ts'
import { skipLongest, splitPhrases, splitWords, textAt } from '../../../shared/dates/phrases/words.ts'
import { type EpochMs, minuteMs } from '../../../shared/dates/time.ts'

/**
 * How long before a meetup. Days keep the local time of the meetup across a clock change; minutes are 60 seconds each. It is
 * stored as JSON, so only optional properties may be added.
 */
export interface Offset {
  readonly unit: 'days' | 'minutes'
  readonly amount: number
  /** With days: the local time to use instead of the meetup's own, as in `the day before at 18:00`. */
  readonly at?: ClockTime
}

/** A year. More is a typo. */
const mostDays = 366

const eve = splitPhrases('la veille')
const single = splitPhrases('the', 'la', 'le', "l'")
const singleUnits: ReadonlyMap<string, Offset> = new Map<string, Offset>([
  ['day', { unit: 'days', amount: 1 }],
  ['jour', { unit: 'days', amount: 1 }],
  ['week', { unit: 'days', amount: 7 }],
  ['semaine', { unit: 'days', amount: 7 }],
  ['hour', { unit: 'minutes', amount: 60 }],
  ['heure', { unit: 'minutes', amount: 60 }],
  ['minute', { unit: 'minutes', amount: 1 }],
])

/** Reads a whole text as a length of time: `1d`, `2 weeks`, `1 h 30`, `half an hour`, `une semaine`, `the day`, « la veille ». */
export function readOffset(typed: string): Offset | undefined {
  const words = splitWords(typed.slice(0, 60).replace(/\.\s*$/, ''))
  if (skipLongest(words, 0, eve) === words.length) return { unit: 'days', amount: 1 }
  const afterThe = skipLongest(words, 0, single)
  const one = afterThe === undefined ? undefined : singleUnits.get(textAt(words, afterThe))
  if (one !== undefined && afterThe === words.length - 1) return one
  const length = readDuration(words, 0)
  if (!length || length.next !== words.length || length.value.months !== 0) return undefined
  const { days, minutes } = length.value
  if (days !== 0 && minutes !== 0) return undefined
  const offset: Offset = days === 0 ? { unit: 'minutes', amount: minutes } : { unit: 'days', amount: days }
  const most = offset.unit === 'days' ? mostDays : mostDays * 24 * 60
  return offset.amount >= 1 && offset.amount <= most ? offset : undefined
}

/** The moment an offset means for a meetup. */
export function dueBefore(startsAt: EpochMs, { unit, amount, at }: Offset, zone: string): EpochMs {
  if (unit === 'minutes') return startsAt - amount * minuteMs
  const day = at && addDays(localOf(startsAt, zone).date, -amount)
  return day ? atLocal(day, at, zone).at : daysBefore(startsAt, amount, zone)
}
