import { complain, type Positional, type ReadContext, type Reading, taken, type Words } from '../../src/command/args/args.ts'
import { argumentMessages } from '../../src/command/args/messages.ts'
import { countTaken, textOf } from '../../src/command/args/texts.ts'
import type { ClockTime } from '../../src/shared/dates/local-time.ts'
import { startRule } from '../../src/shared/dates/occurrences.ts'
import {
  findUnreadTime,
  type RuleResult,
  readRule,
  recurrenceOf,
  type SeriesRule,
} from '../../src/shared/dates/phrases/index.ts'
import { dropUndefined } from '../../src/shared/drop-undefined.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'
import { ruleMessages } from './rule-messages.ts'

const texts = bilingual({
  en: {
    unreadable: () =>
      'I need a rule here, such as `every third thursday 13:00`, `every 2 weeks on monday 9:00` or `last friday of the month 1 pm`.',
    timeMissing: () => 'At what time? Add it after the day, as in `every third thursday 13:00`.',
    otherZone: (zone: string) => `Times are read in the zone ${zone}; add \`zone:America/Vancouver\` for another one.`,
  },
  fr: {
    unreadable: () =>
      fr`Il me faut une règle ici, comme \`chaque 3e jeudi 13 h\`, \`un lundi sur deux à 9 h\` ou \`dernier vendredi du mois 13 h\`.`,
    timeMissing: () => fr`À quelle heure? Ajoutez-la après le jour, comme \`chaque 3e jeudi 13 h\`.`,
    otherZone: (zone) => fr`Les heures sont lues dans le fuseau ${zone}; ajoutez \`fuseau:America/Vancouver\` pour un autre.`,
  },
})

interface TypedRule {
  readonly rule: SeriesRule
  readonly time?: ClockTime
}

/** `every third thursday 13:00`, `chaque 3e jeudi à 13 h`; the time may be left out. */
export function typedRule(): Positional<TypedRule> {
  return { kind: 'positional', read: readTypedRule }
}

/** The same with its time. */
export function timedRule(): Positional<Required<TypedRule>> {
  return {
    kind: 'positional',
    read(words, context) {
      const reading = readTypedRule(words, context)
      if (!reading.ok) return reading
      const { rule, time } = reading.value
      return time === undefined ? complain(texts[context.lang].timeMissing()) : taken({ rule, time }, reading.taken)
    },
  }
}

/** In UTF-16 units; nobody types a longer rule, and reading every word of a long text takes time. */
const longestRule = 300

function readTypedRule(words: Words, { zone, lang, now }: ReadContext): Reading<TypedRule> {
  const typed = textOf(words)
  const result = readRule(typed.slice(0, longestRule), zone, now)
  if (result.kind !== 'found') return complain(explain(result, zone, lang))
  const { rule, time, times } = result
  const rest = `${result.rest}${typed.slice(longestRule)}`
  const unread = findUnreadTime(rest)
  if (unread !== undefined) return complain(argumentMessages[lang].unreadTime(unread))
  const started = startOf(rule, time, times, { zone, now })
  return taken({ rule: started, ...(time !== undefined && { time }) }, countTaken(words, rest))
}

/** The rule with the first day that its weeks are counted from, and the last of a number of times. */
function startOf(
  rule: SeriesRule,
  time: ClockTime = { hour: 12, minute: 0 },
  times: number | undefined,
  { zone, now }: Pick<ReadContext, 'zone' | 'now'>,
): SeriesRule {
  const recurrence = recurrenceOf(rule)
  const isWeekly = recurrence.days.kind === 'weekly'
  if (times === undefined && !isWeekly) return rule
  const { days, from, until } = startRule({ ...recurrence, time }, times, now, zone)
  return { days, ...dropUndefined({ from, until }) }
}

function explain({ why }: Exclude<RuleResult, { readonly kind: 'found' }>, zone: string, lang: Lang): string {
  if (why === 'no-rule') return texts[lang].unreadable()
  return why === 'other-zone' ? texts[lang].otherZone(zone) : ruleMessages[lang][why]()
}
