import type { ClockTime } from '../local-time.ts'
import type { Recurrence } from '../recurrence.ts'
import { restOf } from './read-phrase.ts'
import { readDays } from './recurrence-days.ts'
import { type RecurrenceContext, readRecurrenceDetails } from './recurrence-details.ts'
import { openings } from './recurrence-parts.ts'
import { skipLongest, splitWords } from './words.ts'

export type RecurrenceResult =
  | {
      readonly kind: 'found'
      readonly rule: Recurrence
      readonly time?: ClockTime
      /** Ends after this many times. */
      readonly times?: number
      readonly rest: string
    }
  | {
      readonly kind: 'refused'
      readonly why:
        | 'no-rule'
        /** `every second thursday`: every other one, or the second of each month. */
        | 'every-other'
        | 'no-such-weekday'
        | 'no-such-time'
        | 'midnight'
        | 'early'
        | 'other-zone'
        /** It ends before it starts, or its first or last day can't be read. */
        | 'no-such-end'
      readonly rest: string
    }

/** Whether a text begins as a rule does: `every …`, « tous les … », « un lundi sur deux », `1st and 3rd thursday`. */
export function beginsRecurrence(typed: string): boolean {
  const words = splitWords(typed.slice(0, 80))
  if (skipLongest(words, 0, openings) !== undefined) return true
  const days = readDays(words)?.value
  if (!days || 'why' in days) return false
  // One nth weekday without `every` is a date: `third thursday 13:00`.
  return days.kind !== 'monthly' || days.also !== undefined
}

/** Reads a rule with its time, first day and end: `every 2 weeks on monday 9:00 until march`, `les 1er et 3e jeudis à 13 h, 6 fois`. */
export function readRecurrence(typed: string, context: RecurrenceContext): RecurrenceResult {
  const words = splitWords(typed)
  const days = readDays(words)
  if (!days) return { kind: 'refused', why: 'no-rule', rest: typed.trimStart() }
  const details = readRecurrenceDetails(words, days.next, { ...context, ...(days.part && { part: days.part }) })
  const rest = restOf(typed, words, details.next)
  if ('why' in days.value) return { kind: 'refused', why: days.value.why, rest }
  if (details.why !== undefined) return { kind: 'refused', why: details.why, rest }
  const { from, until, times, time } = details
  if (from !== undefined && until !== undefined && until < from) return { kind: 'refused', why: 'no-such-end', rest }
  if (times !== undefined && until !== undefined) return { kind: 'refused', why: 'no-such-end', rest }
  const rule = { days: days.value, ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
  return { kind: 'found', rule, ...(time && { time }), ...(times !== undefined && { times }), rest }
}
