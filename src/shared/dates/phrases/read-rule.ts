import type { ClockTime } from './local-time.ts'
import type { TimePhrase } from './phrase.ts'
import { readAfterLinks, readZonedClock, restOf } from './read-phrase.ts'
import type { NthWeekdayRule } from './recurrence.ts'
import { readWeekdays } from './vocabulary.ts'
import { readOrdinal } from './weekday-forms.ts'
import { endsAtBoundary, type PhraseForm, type Piece, skipLongest, splitPhrases, splitWords, textAt } from './words.ts'

/** What typed words say about a monthly rule. */
export type RuleResult =
  | { readonly kind: 'found'; readonly rule: NthWeekdayRule; readonly time?: ClockTime; readonly rest: string }
  /** `every second thursday` is every other one to half of its readers; `of the month` behind it settles it. */
  | { readonly kind: 'ambiguous'; readonly why: 'every-other'; readonly rest: string }
  | { readonly kind: 'impossible'; readonly why: 'no-such-weekday' | 'no-such-time'; readonly rest: string }
  | { readonly kind: 'unreadable'; readonly why: 'no-rule' | 'midnight' | 'other-zone'; readonly rest: string }

/**
 * Reads the rule and, when it is there, the time that a text begins with: `every 3rd thursday 13:00`, `chaque 3e jeudi à
 * 13 h`, `le dernier vendredi de chaque mois`.
 */
export function readRule(typed: string, zone: string): RuleResult {
  const words = splitWords(typed)
  const rule = readMonthlyWeekday(words, 0)
  if (!rule) return { kind: 'unreadable', why: 'no-rule', rest: typed.trimStart() }
  const time = readAfterLinks(words, rule.next, (from, at) => readZonedClock(from, at, zone))
  const rest = restOf(typed, words, time?.next ?? rule.next)
  const { nth, weekday, isEveryOther } = rule.value
  if (isEveryOther) return { kind: 'ambiguous', why: 'every-other', rest }
  if (nth !== 'last' && nth !== 1 && nth !== 2 && nth !== 3 && nth !== 4 && nth !== 5) {
    return { kind: 'impossible', why: 'no-such-weekday', rest }
  }
  return addTime({ nth, weekday }, time, rest)
}

function addTime(rule: NthWeekdayRule, time: Piece<TimePhrase> | undefined, rest: string): RuleResult {
  if (!time) return { kind: 'found', rule, rest }
  if (time.value.kind === 'clock') return { kind: 'found', rule, time: time.value.time, rest }
  if (time.value.kind === 'no-such-time') return { kind: 'impossible', why: 'no-such-time', rest }
  return { kind: 'unreadable', why: time.value.kind, rest }
}

const each = splitPhrases('every', 'each', 'on every', 'on each')
const openings = [...each, ...splitPhrases('the', 'on the', 'le', 'les', 'chaque', 'tous les', 'monthly', 'monthly on the')]
const monthly = splitPhrases('of the month', 'of every month', 'of each month', 'every month', 'each month', 'monthly')
const mensuel = splitPhrases('du mois', 'de chaque mois', 'chaque mois', 'tous les mois', 'mensuel')

interface MonthlyWeekday extends Pick<NthWeekdayRule, 'weekday'> {
  readonly nth: NthWeekdayRule['nth'] | number
  readonly isEveryOther: boolean
}

const readMonthlyWeekday: PhraseForm<MonthlyWeekday> = (words, at) => {
  const start = skipLongest(words, at, openings) ?? at
  const nth = readOrdinal(words, start)
  const weekday = nth && readWeekdays(textAt(words, nth.next))
  if (!nth || weekday === undefined || !endsAtBoundary(words, nth.next + 1)) return undefined
  const end = skipLongest(words, nth.next + 1, [...monthly, ...mensuel])
  const isEveryOther = nth.value === 2 && skipLongest(words, at, each) !== undefined && end === undefined
  return { value: { nth: nth.value, weekday, isEveryOther }, next: end ?? nth.next + 1 }
}
