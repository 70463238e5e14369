import { optional, type Positional, taken } from '../../src/command/args/args.ts'
import { oneOf, wholeNumber } from '../../src/command/args/kinds.ts'
import { replyPrivately } from '../../src/command/reply.ts'
import { systemActor } from '../../src/features/people/system-actor.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { formatMoment } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

const allWords = ['all', 'everything', 'tout'] as const
const usualLines = 10
const mostLines = 30

type Entry = Awaited<ReturnType<Services['audit']['latest']>>[number]

const texts = bilingual({
  en: {
    headline: (count: number) => `### The last ${count} ${plural('en', count, 'change', 'changes')}`,
    none: () => 'Nothing has been changed yet.',
    forgotten: () => 'somebody who was forgotten',
    direct: () => 'direct message',
  },
  fr: {
    headline: (count) => fr`### ${plural('fr', count, 'La dernière modification', `Les ${count} dernières modifications`)}`,
    none: () => fr`Rien n'a encore été modifié.`,
    forgotten: () => fr`une personne oubliée`,
    direct: () => fr`message direct`,
  },
})

export const log = defineCommand({
  name: 'log',
  verbs: { en: ['log'], fr: ['journal'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'who changed what, and when; `all` with what the bot did of its own accord',
    fr: fr`qui a modifié quoi, et quand; \`tout\` avec ce que le robot a fait de lui-même`,
  },
  examples: { en: ['log', 'log 30 all'], fr: ['journal', 'journal 30 tout'] },
  args: { count: optional(everythingBut(wholeNumber(mostLines))), all: optional(oneOf({ all: allWords })) },
  async run({ audit }, { count = usualLines, all }, { lang, zone }) {
    const say = texts[lang]
    const entries = await audit.latest(count, all === 'all' ? undefined : systemActor.id)
    if (entries.length === 0) return replyPrivately(say.none())
    return replyPrivately([say.headline(entries.length), ...entries.map((entry) => writeLine(entry, lang, zone))].join('\n'))
  },
})

/** Leaves the word for all to whoever reads it: `log all` names no number. */
function everythingBut(count: Positional<number>): Positional<number | undefined> {
  return {
    kind: 'positional',
    read: (words, context) =>
      allWords.some((word) => word === fold(words.tokens[0]?.text ?? '')) ? taken(undefined, 0) : count.read(words, context),
  }
}

function writeLine({ at, who, what, room, detail }: Entry, lang: Lang, zone: string): string {
  const place = room?.kind === 'direct' ? texts[lang].direct() : room?.name === undefined ? '' : `#${escapeMarkdown(room.name)}`
  const name = who === '' ? texts[lang].forgotten() : escapeMarkdown(who)
  const parts = [formatMoment(at, lang, zone), name, `**${escapeMarkdown(what)}** ${escapeMarkdown(detail)}`.trim(), place]
  return `- ${parts.filter((part) => part !== '').join(' · ')}`
}
