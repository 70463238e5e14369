import { addDays, addMonths } from '../calendar.ts'
import { atLocal, type LocalInstant, localOf } from '../local-time.ts'
import { type EpochMs, minuteMs } from '../time.ts'
import { readDuration } from './duration.ts'
import type { Duration } from './duration-words.ts'
import { skipLongest, splitPhrases, splitWords } from './words.ts'

/** How far a moment moves; negative amounts are earlier. */
export type Shift = Duration

/** Two years. More is a typo. */
const mostDays = 731

const by = splitPhrases('by', 'of', 'de', "d'")
const later = splitPhrases('later', 'plus tard', 'après')
const earlier = splitPhrases('earlier', 'sooner', 'plus tôt', 'avant')

/** `a week later`, `by 2 hours earlier`, « 30 min plus tôt ». `rest`: what follows. */
export function readShift(typed: string): { readonly shift: Shift; readonly rest: string } | undefined {
  const words = splitWords(typed)
  const length = readDuration(words, skipLongest(words, 0, by) ?? 0)
  if (length === undefined) return undefined
  const afterLater = skipLongest(words, length.next, later)
  const next = afterLater ?? skipLongest(words, length.next, earlier)
  if (next === undefined) return undefined
  const { months, days, minutes } = length.value
  if (months * 31 + days + minutes / 1440 > mostDays) return undefined
  const shift = afterLater === undefined ? { months: 0 - months, days: 0 - days, minutes: 0 - minutes } : length.value
  return { shift, rest: typed.slice(words[next - 1]?.end).trimStart() }
}

/**
 * Months and days keep the local time across a clock change; minutes are 60 seconds each. Undefined outside the years that dates
 * may have.
 */
export function shiftMoment(at: EpochMs, { months, days, minutes }: Shift, zone: string): LocalInstant | undefined {
  const { date, time } = localOf(at, zone)
  const month = addMonths(date, months)
  const day = month && addDays(month, days)
  if (day === undefined) return undefined
  const moved = months === 0 && days === 0 ? { at } : atLocal(day, time, zone)
  return { ...moved, at: moved.at + minutes * minuteMs }
}
