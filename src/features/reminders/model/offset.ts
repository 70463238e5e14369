import { daysBefore } from '../../../shared/dates/phrases/local-time.ts'
import { readNumberWord } from '../../../shared/dates/phrases/vocabulary.ts'
import { type EpochMs, minuteMs } from '../../../shared/dates/time.ts'
import { fold } from '../../../shared/text/fold.ts'

/** How long before a meetup. Days keep the clock of the meetup's zone across a change of the clocks; minutes are 60 seconds each. */
export interface Offset {
  readonly unit: 'days' | 'minutes'
  readonly amount: number
}

const units: readonly (readonly [RegExp, Offset['unit'], number])[] = [
  [/^(?:m|min|mins|mn|minutes?)$/, 'minutes', 1],
  [/^(?:h|hr|hrs|hours?|heures?)$/, 'minutes', 60],
  [/^(?:d|days?|j|jrs?|jours?)$/, 'days', 1],
  [/^(?:w|wk|wks|weeks?|s|sem|semaines?)$/, 'days', 7],
]

/** A year: what is longer is a slip of the hand. */
const mostDays = 366

/** Reads a whole text as a length of time: `1d`, `2 weeks`, `30 min`, `une semaine`, `the day`. */
export function readOffset(typed: string): Offset | undefined {
  const words = fold(typed.slice(0, 40)).replace(/\.$/, '')
  if (words === 'la veille') return { unit: 'days', amount: 1 }
  const [, digits, word, unitTyped = ''] = /^(?:(\d{1,4})|(the|la|le|l'|[a-z]+)) ?([a-z]+)$/.exec(words) ?? []
  const count = digits === undefined ? readCount(word ?? '') : Number(digits)
  const [, unit, each] = units.find(([name]) => name.test(unitTyped)) ?? []
  if (count === undefined || unit === undefined || each === undefined) return undefined
  const amount = count * each
  return amount < 1 || amount > (unit === 'days' ? mostDays : mostDays * 24 * 60) ? undefined : { unit, amount }
}

function readCount(word: string): number | undefined {
  return ['the', 'la', 'le', "l'"].includes(word) ? 1 : readNumberWord(word)
}

export function dueBefore(startsAt: EpochMs, { unit, amount }: Offset, zone: string): EpochMs {
  return unit === 'days' ? daysBefore(startsAt, amount, zone) : startsAt - amount * minuteMs
}
