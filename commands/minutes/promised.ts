import { type NamedPerson, namedPerson } from '../../src/command/args/named-person.ts'
import { pageOption, repeatable, replyWithPage } from '../../src/command/args/paging.ts'
import { reply } from '../../src/command/reply.ts'
import { namesAnyone, type OpenActionItem } from '../../src/features/minutes/index.ts'
import { describeQuote } from '../../src/features/minutes/quote-messages.ts'
import { replyOnceRead } from '../../src/features/minutes/reply-once-read.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { formatDay } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

/** Lines per page. People don't read more in a chat. */
const mostLines = 12

const texts = bilingual({
  en: {
    headline: (count: number) => `### ${count} ${plural('en', count, 'open action or wish', 'open actions and wishes')}`,
    naming: (count: number, name: string) =>
      `### ${count} ${plural('en', count, 'open action or wish', 'open actions and wishes')} naming ${escapeMarkdown(name)}`,
    none: () => 'No record of an open action or wish in the minutes. `!meetup minutes latest` shows the latest minutes.',
    noneNaming: (name: string) =>
      `No record of an open action or wish naming ${escapeMarkdown(name)}. To see all of them: \`!meetup promised\``,
    noMinutes: () => 'There are no minutes yet.',
    action: () => 'action',
    wish: () => 'wish',
  },
  fr: {
    headline: (count) => fr`### ${count} ${plural('fr', count, 'suivi ou souhait en cours', 'suivis et souhaits en cours')}`,
    naming: (count, name) =>
      fr`### ${count} ${plural('fr', count, 'suivi ou souhait en cours', 'suivis et souhaits en cours')} où figure ${escapeMarkdown(name)}`,
    none: () =>
      fr`Aucune trace d'un suivi ou d'un souhait en cours dans les comptes rendus. Pour lire le dernier : \`!rencontre compte-rendu dernier\``,
    noneNaming: (name) =>
      fr`Aucune trace d'un suivi ou d'un souhait en cours où figure ${escapeMarkdown(name)}. Pour les voir tous : \`!rencontre suivis\``,
    noMinutes: () => fr`Il n'y a pas encore de compte rendu.`,
    action: () => fr`suivi`,
    wish: () => fr`souhait`,
  },
})

export const promised = defineCommand({
  name: 'promised',
  verbs: { en: ['promised'], fr: ['suivis'] },
  group: 'minutes',
  who: 'all',
  summary: {
    en: 'open actions and wishes from all minutes, or those of one person',
    fr: fr`ce que les comptes rendus promettent ou souhaitent et qu'aucun compte rendu ultérieur ne dit fait, aussi pour une personne`,
  },
  examples: { en: ['promised', 'promised Nadia', 'promised @alice'], fr: ['suivis', 'suivis Nadia', 'suivis @alice'] },
  args: { whose: namedPerson(), page: pageOption },
  async run({ minutes }, { whose, page = 1 }, { lang, zone }) {
    const say = texts[lang]
    if ((await minutes.all()).length === 0) {
      return minutes.isRead() ? reply(say.noMinutes()) : replyOnceRead(minutes, callOf(whose, lang), lang)
    }
    const all = await minutes.actionItems()
    const open = whose === undefined ? all : all.filter(({ line }) => namesAnyone(line, whose.names))
    if (open.length === 0) return reply(whose === undefined ? say.none() : say.noneNaming(whose.shown))
    const blocks = open.map((item) => write(item, lang, zone))
    const headline = whose === undefined ? say.headline(open.length) : say.naming(open.length, whose.shown)
    const shown = replyWithPage(`${headline}\n`, blocks, { page, most: mostLines, lang, call: callOf(whose, lang) })
    return { ...shown, shareable: () => shown.text }
  },
})

function callOf(whose: NamedPerson | undefined, lang: Lang): string {
  return [lang === 'fr' ? '!rencontre suivis' : '!meetup promised', repeatable(whose?.typed ?? '')].join(' ').trim()
}

function write({ minutes, kind, line }: OpenActionItem, lang: Lang, zone: string): string {
  const say = texts[lang]
  return `- ${formatDay(minutes.date, lang, zone)} · ${say[kind]()} · ${describeQuote(line.text)}`
}
