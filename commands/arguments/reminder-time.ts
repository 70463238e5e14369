import { complain, type Positional, type ReadContext, type Reading, taken, type Words } from '../../src/command/args/args.ts'
import { argumentMessages } from '../../src/command/args/messages.ts'
import { countTaken, textOf } from '../../src/command/args/texts.ts'
import { findNextOccurrence, type RepetitionResult, readRepetition } from '../../src/features/reminders/model/index.ts'
import type { WantedTime } from '../../src/features/reminders/resolve-time.ts'
import { startRule } from '../../src/shared/dates/occurrences.ts'
import { beginsRecurrence, findUnreadDate, readWhen } from '../../src/shared/dates/phrases/index.ts'
import { dropUndefined } from '../../src/shared/drop-undefined.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'
import { readBeforeMeetup } from './before-meetup.ts'
import { ruleMessages } from './rule-messages.ts'

const texts = bilingual({
  en: {
    missing: () => 'When? Write `1d before`, a date and time such as `tomorrow 9:00`, or `every monday 9:00`.',
    'no-rule': () => 'I need a rule here, such as `every monday 9:00`, `every weekday 9:00` or `every 3rd thursday 13:00`.',
    'no-time': () => 'At what time? Add it, as in `every monday 9:00`.',
    range: () => 'A reminder has one time, not a start and an end.',
  },
  fr: {
    missing: () => fr`Quand? Écrivez \`1 j avant\`, une date et son heure, comme \`demain 9 h\`, ou \`tous les lundis à 9 h\`.`,
    'no-rule': () =>
      fr`Il me faut une règle ici, comme \`tous les lundis à 9 h\`, \`chaque jour ouvrable à 9 h\` ou \`chaque 3e jeudi à 13 h\`.`,
    'no-time': () => fr`À quelle heure? Ajoutez-la, comme \`tous les lundis à 9 h\`.`,
    range: () => fr`Un rappel a une seule heure, sans début ni fin.`,
  },
})

/** `1d before #12`, `la veille à 18 h`, `tomorrow 9:00`, `in 30 min`, `every monday 9:00`. A quoted text is never read as a time. */
export function reminderTime(whose: 'own' | 'community'): Positional<WantedTime> {
  return {
    kind: 'positional',
    read(words, context) {
      const zone = whose === 'own' ? context.ownZone : context.zone
      const quoted = words.tokens.findIndex((token) => token.quoted)
      const head: Words = { typed: words.typed, tokens: quoted === -1 ? words.tokens : words.tokens.slice(0, quoted) }
      if (head.tokens.length === 0) return complain(texts[context.lang].missing())
      const before = readBeforeMeetup(head, context)
      if (before !== undefined) return before
      return beginsRecurrence(textOf(head)) ? readRule(head, zone, context) : readMoment(head, zone, context)
    },
  }
}

function explainRule(why: Extract<RepetitionResult, { readonly kind: 'refused' }>['why'], lang: Lang): string {
  return why === 'no-rule' || why === 'no-time' ? texts[lang][why]() : ruleMessages[lang][why]()
}

function readRule(head: Words, zone: string, { lang, now }: ReadContext): Reading<WantedTime> {
  const result = readRepetition(textOf(head), zone, now)
  if (result.kind === 'refused') return complain(explainRule(result.why, lang))
  const { days, from, until, time, times, rest } = result
  const rule = { days, time, zone, ...dropUndefined({ from, until }) }
  const started = startRule(rule, times, now, rule.zone)
  if (findNextOccurrence(started, now) === undefined) return complain(ruleMessages[lang]['no-such-end']())
  return taken({ kind: 'every', ...started }, countTaken(head, rest))
}

function readMoment(head: Words, zone: string, { lang, now }: ReadContext): Reading<WantedTime> {
  const result = readWhen(textOf(head), { now, zone })
  if (result.kind !== 'found') return complain(argumentMessages[lang].when(result, zone, now))
  if (result.time === undefined) return complain(argumentMessages[lang].timeMissing(result.date, zone))
  if (result.lengthMinutes !== undefined) return complain(texts[lang].range())
  const unread = result.isDateAssumed ? findUnreadDate(result.rest) : undefined
  if (unread !== undefined) return complain(argumentMessages[lang].unreadTime(unread))
  const { at, note, rest } = result
  return taken({ kind: 'moment', at, zone, ...(note !== undefined && { note }) }, countTaken(head, rest))
}
