import { complain, type Positional, type ReadContext, type Reading, taken, type Words } from '../../src/command/args/args.ts'
import { wordOf } from '../../src/features/automation/messages.ts'
import { isAfter, longestAfterDays, sortOffsets } from '../../src/features/automation/model.ts'
import { type AutomationStep, automationSteps, type Offset, readOffset } from '../../src/features/reminders/model/index.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'

const texts = bilingual({
  en: {
    step: (typed: string, steps: string) => `“${escapeMarkdown(typed)}” is not a step of the plan. The steps: ${steps}.`,
    times: (step: string) =>
      `When? Write up to four lengths of time, \`off\` or \`default\`, as in \`!meetup series plan ${step} 10d 3d\`.`,
    offset: (typed: string) =>
      `“${escapeMarkdown(typed)}” is not a length of time: write \`10d\`, \`2 weeks\`, \`3h\`, \`off\` or \`default\`.`,
    many: () => 'Four times are enough for one step.',
    long: (days: number) => `That is too long after a meetup: ${days} days at most.`,
  },
  fr: {
    step: (typed, steps) => fr`« ${escapeMarkdown(typed)} » n'est pas une étape de l'échéancier. Les étapes : ${steps}.`,
    times: (step) =>
      fr`Quand? Écrivez jusqu'à quatre délais, \`jamais\` ou \`défaut\`, comme \`!rencontre série échéancier ${step} 10j 3j\`.`,
    offset: (typed) =>
      fr`« ${escapeMarkdown(typed)} » n'est pas un délai : écrivez \`10j\`, \`2 semaines\`, \`3h\`, \`jamais\` ou \`défaut\`.`,
    many: () => fr`Quatre moments suffisent pour une étape.`,
    long: (days) => fr`C'est trop longtemps après une rencontre : ${days} jours au plus.`,
  },
})

/** Which meetups: those of a series by its number, or those of none; undefined where it is not said. */
export type PlanScope = { readonly id: number } | 'community'

const community: readonly string[] = ['community', 'communaute']

/** `#12`, `community`, or nothing. */
export function planScope(): Positional<PlanScope | undefined> {
  return {
    kind: 'positional',
    read({ tokens: [token] }) {
      const [, id] = /^#(\d{1,9})$/.exec(token?.text ?? '') ?? []
      if (id !== undefined) return taken({ id: Number(id) }, 1)
      return community.includes(fold(token?.text ?? '')) ? taken('community', 1) : taken(undefined, 0)
    },
  }
}

/** `default`: as the operator has set it. */
export interface PlanChange {
  readonly step: AutomationStep
  readonly to: readonly Offset[] | 'default'
}

const never: readonly string[] = ['off', 'never', 'none', 'no', 'jamais', 'non', 'aucun']
const asSet: readonly string[] = ['default', 'defaut']
const fillers: readonly string[] = ['and', 'et', 'before', 'avant', 'after', 'apres']

/** `call 10d 3d`, `rappel 2 jours avant`, `join off`, `nag default`. */
export function planChange(): Positional<PlanChange> {
  return { kind: 'positional', read: readChange }
}

function readChange(words: Words, { lang }: ReadContext): Reading<PlanChange> {
  const say = texts[lang]
  const [first = '', ...rest] = words.tokens.map(({ text }) => fold(text).replace(/,$/, ''))
  const step = automationSteps.find((one) => fold(wordOf(one, 'en')) === first || fold(wordOf(one, 'fr')) === first)
  const steps = automationSteps.map((one) => `\`${wordOf(one, lang)}\``).join(', ')
  if (step === undefined) return complain(say.step(words.tokens[0]?.text.slice(0, 60) ?? '', steps))
  const [choice, ...more] = rest
  if (choice === undefined) return complain(say.times(wordOf(step, lang)))
  if (more.length === 0 && never.includes(choice)) return taken({ step, to: [] }, 2)
  if (more.length === 0 && asSet.includes(choice)) return taken({ step, to: 'default' }, 2)
  const offsets = readOffsets(rest.filter((word) => !fillers.includes(word)))
  if ('unread' in offsets) return complain(say.offset(offsets.unread.slice(0, 60)))
  if (offsets.found.length > 4) return complain(say.many())
  const isTooLong = ({ unit, amount }: Offset) => amount > longestAfterDays * (unit === 'days' ? 1 : 24 * 60)
  if (isAfter(step) && offsets.found.some(isTooLong)) return complain(say.long(longestAfterDays))
  return taken({ step, to: offsets.found }, words.tokens.length)
}

function readOffsets(words: readonly string[]): { readonly found: readonly Offset[] } | { readonly unread: string } {
  const found: Offset[] = []
  for (let at = 0; at < words.length; ) {
    const one = readOffset(words[at] ?? '')
    const offset = one ?? readOffset(words.slice(at, at + 2).join(' '))
    if (offset === undefined) return { unread: words[at] ?? '' }
    found.push(offset)
    at += one === undefined ? 2 : 1
  }
  return found.length === 0 ? { unread: '' } : { found: sortOffsets(found) }
}
