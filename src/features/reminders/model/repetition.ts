import type { ClockTime, LocalInstant } from '../../../shared/dates/local-time.ts'
import { nextMoments } from '../../../shared/dates/occurrences.ts'
import { type RecurrenceResult, readRecurrence } from '../../../shared/dates/phrases/index.ts'
import type { PlainMonth } from '../../../shared/dates/plain-date.ts'
import type { Recurrence } from '../../../shared/dates/recurrence.ts'
import type { EpochMs } from '../../../shared/dates/time.ts'

/** Repeats at the same local time, even when the clocks change. */
export interface Repetition extends Recurrence {
  readonly time: ClockTime
  /** IANA name. */
  readonly zone: string
}

/**
 * The first time of a rule after an instant; undefined when the rule has ended. A time that the spring clock change skips moves
 * forward; of one that occurs twice in autumn, the first counts. So each day of the rule has one time.
 * @throws RangeError when the zone is unknown.
 */
export function findNextOccurrence(rule: Repetition, after: EpochMs): LocalInstant | undefined {
  const [next] = nextMoments(rule, after + 1, rule.zone, 1).occurrences
  return next && { at: next.at, ...(next.note !== undefined && { note: next.note }) }
}

/** The same for a rule that can't have ended. @throws RangeError when it has. */
export function nextOccurrence(rule: Repetition, after: EpochMs): LocalInstant {
  const next = findNextOccurrence(rule, after)
  if (next === undefined) throw new RangeError('The rule has ended.')
  return next
}

/** Months before the next three dates that have no such day, such as those without a fifth Tuesday. */
export function skippedMonths(rule: Repetition, after: EpochMs): readonly PlainMonth[] {
  return nextMoments(rule, after + 1, rule.zone, 3).skipped
}

export type RepetitionResult =
  | (Omit<Repetition, 'zone'> & {
      readonly kind: 'found'
      /** The number of times after which it ends. */
      readonly times?: number
      readonly rest: string
    })
  | {
      readonly kind: 'refused'
      readonly why: 'no-time' | Extract<RecurrenceResult, { readonly kind: 'refused' }>['why']
    }

/** Reads a rule with its time: `every monday 9:00`, `chaque jour ouvrable à 9 h`, `every 2 weeks on thursday 13:00 until june`. */
export function readRepetition(typed: string, zone: string, now: EpochMs): RepetitionResult {
  const result = readRecurrence(typed, { now, zone })
  if (result.kind === 'refused') return { kind: 'refused', why: result.why }
  const { rule, time, times, rest } = result
  if (time === undefined) return { kind: 'refused', why: 'no-time' }
  return { kind: 'found', ...rule, time, ...(times !== undefined && { times }), rest }
}
