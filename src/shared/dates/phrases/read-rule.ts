import type { ClockTime } from '../local-time.ts'
import type { NthWeekdayRule, Recurrence } from '../recurrence.ts'
import type { EpochMs } from '../time.ts'
import { readRecurrence } from './read-recurrence.ts'

/** The rule of a series. One weekday of every month, the usual kind, is stored in columns of its own. */
export type SeriesRule = NthWeekdayRule | Recurrence

/** What typed words say about the rule of a series. */
export type RuleResult =
  | {
      readonly kind: 'found'
      readonly rule: SeriesRule
      readonly time?: ClockTime
      /** Ends after this many meetups. */
      readonly times?: number
      readonly rest: string
    }
  /** `every second thursday` is every other one to half of its readers; `of the month` after it settles it. */
  | { readonly kind: 'ambiguous'; readonly why: 'every-other'; readonly rest: string }
  | { readonly kind: 'impossible'; readonly why: 'no-such-weekday' | 'no-such-time' | 'no-such-end'; readonly rest: string }
  | { readonly kind: 'unreadable'; readonly why: 'no-rule' | 'midnight' | 'early' | 'other-zone'; readonly rest: string }

/**
 * Reads the rule and, if there is one, the time that a text begins with: `every 3rd thursday 13:00`, `chaque 3e jeudi à 13 h`,
 * `every 2 weeks on monday until june`.
 */
export function readRule(typed: string, zone: string, now: EpochMs = Date.now()): RuleResult {
  const result = readRecurrence(typed, { now, zone })
  if (result.kind === 'found') return { ...result, rule: simplify(result.rule) }
  const { why, rest } = result
  if (why === 'every-other') return { kind: 'ambiguous', why, rest }
  if (why === 'no-rule' || why === 'midnight' || why === 'early' || why === 'other-zone')
    return { kind: 'unreadable', why, rest }
  return { kind: 'impossible', why, rest }
}

function simplify(rule: Recurrence): SeriesRule {
  const { days, from, until } = rule
  if (days.kind !== 'monthly' || days.also !== undefined || from !== undefined || until !== undefined) return rule
  return { nth: days.nth, weekday: days.weekday }
}

export function recurrenceOf(rule: SeriesRule): Recurrence {
  if ('days' in rule) return rule
  const { nth, weekday, also } = rule
  return { days: { kind: 'monthly', nth, weekday, ...(also !== undefined && { also }) } }
}
