import { pageOption, repeatable, replyWithPage } from '../../src/command/args/paging.ts'
import { anyWords } from '../../src/command/args/texts.ts'
import { type Reply, reply } from '../../src/command/reply.ts'
import { describeComputed } from '../../src/features/minutes/computed-messages.ts'
import type { Minutes } from '../../src/features/minutes/index.ts'
import { describeMinutes } from '../../src/features/minutes/messages.ts'
import { quoteMinutes, showSection } from '../../src/features/minutes/quote-messages.ts'
import { replyOnceRead } from '../../src/features/minutes/reply-once-read.ts'
import { type Consulted, consultMinutes, type ShownSection } from '../../src/features/minutes/service.ts'
import type { Services } from '../../src/features/services.ts'
import { isSameDate } from '../../src/shared/dates/plain-date.ts'
import { dayMs } from '../../src/shared/dates/time.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { formatDay } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

/** How many fit on a page. People don't read more in a chat. */
const ofMeetups = { most: 5, between: '\n\n' } as const
const mostLines = 20

/** Nobody turns more pages than this, and writing thousands takes longer than finding them. */
const mostQuoted = 100

const texts = bilingual({
  en: {
    none: () => 'There are no minutes yet.',
    old: (day: string) => `_From the copy of ${day}: I can't fetch newer minutes right now._`,
    noDay: (nearest: string) => `No record for that date.${nearest === '' ? '' : ` The nearest minutes are from ${nearest}.`}`,
    noWords: (words: string, count: number) =>
      `No record: “${escapeMarkdown(words)}” isn't in the minutes of ${count === 1 ? 'that meetup' : `any of ${count} meetups`}. Try other words, or \`!meetup minutes latest\`.`,
    found: (words: string) => `### “${escapeMarkdown(words)}” in the minutes`,
    best: (shown: number, count: number) =>
      `_The best ${shown} of the ${count} meetups that mention it. More words give fewer._`,
    of: (heading: string) => `### From the minutes: ${heading}`,
    and: () => ' and ',
  },
  fr: {
    none: () => fr`Il n'y a pas encore de compte rendu.`,
    old: (day) => fr`_État des comptes rendus ${day}; impossible d'obtenir les plus récents._`,
    noDay: (nearest) =>
      fr`Aucun compte rendu à cette date.${nearest === '' ? '' : fr` Les plus proches sont ceux des rencontres tenues ${nearest}.`}`,
    noWords: (words, count) =>
      fr`Aucune trace : « ${escapeMarkdown(words)} » ne figure dans aucun des comptes rendus de ${count} ${plural('fr', count, 'rencontre', 'rencontres')}. Essayez d'autres mots, ou \`!rencontre compte-rendu dernier\`.`,
    found: (words) => fr`### « ${escapeMarkdown(words)} » dans les comptes rendus`,
    best: (shown, count) =>
      fr`_Les ${shown} meilleures réponses, sur ${count} rencontres qui en parlent. D'autres mots en donneront moins._`,
    of: (heading) => fr`### Compte rendu : ${heading}`,
    and: () => fr` et `,
  },
})

export const minutes = defineCommand({
  name: 'minutes',
  verbs: { en: ['minutes'], fr: ['compte-rendu', 'compte rendu', 'comptes rendus', 'procès-verbal', 'pv'] },
  group: 'minutes',
  who: 'all',
  summary: {
    en: 'the latest minutes, those of a date, or what they say about any words',
    fr: fr`le dernier compte rendu, celui d’une date, ou ce qui s’est dit sur un sujet`,
  },
  examples: {
    en: ['minutes', 'minutes 2018-03-22', 'minutes march 2018', 'minutes march 2018 departments', 'minutes code of conduct'],
    fr: [
      'compte-rendu',
      'compte-rendu 22 mars 2018',
      'pv mars 2018',
      'compte-rendu mars 2018 ministères',
      'compte-rendu code de conduite',
    ],
  },
  args: { words: anyWords(), page: pageOption },
  async run(needs, { words = '', page = 1 }, { lang, zone }) {
    const consulted = await consultMinutes(needs.minutes, words)
    if (consulted.kind === 'no-minutes' && consulted.isUnread) return replyOnceRead(needs.minutes, callOf(words, lang), lang)
    const found = await write(needs, consulted, { lang, zone, page, call: callOf(words, lang) })
    const text = [found.text, ...(await describeAge(needs, lang, zone))].join('\n\n')
    return { ...found, text, shareable: () => text }
  },
})

/** The reply says so when the copy of the repository is older than this. */
const oldMs = dayMs

async function describeAge({ minutes: archive, clock }: Services, lang: Lang, zone: string): Promise<readonly string[]> {
  const { asOf } = await archive.freshness()
  return asOf === undefined || clock.now() - asOf <= oldMs ? [] : [texts[lang].old(formatDay(asOf, lang, zone))]
}

interface Reader {
  readonly lang: Lang
  readonly zone: string
  readonly page: number
  /** The command that shows the first page. */
  readonly call: string
}

function callOf(words: string, lang: Lang): string {
  return [lang === 'fr' ? '!rencontre compte-rendu' : '!meetup minutes', repeatable(words)].join(' ').trim()
}

async function write(needs: Services, consulted: Consulted, reader: Reader): Promise<Reply<never>> {
  const { lang, zone } = reader
  const say = texts[lang]
  switch (consulted.kind) {
    case 'no-minutes':
      return reply(say.none())
    case 'no-date':
      return reply(say.noDay(consulted.nearest.map(({ date }) => formatDay(date, lang, zone)).join(say.and())))
    case 'minutes':
      return replyWithPage('', await describeAll(needs, consulted.found, reader), { ...reader, ...ofMeetups })
    case 'computed':
      return reply(describeComputed(consulted.computed, reader))
    case 'sections':
      return writeSections(consulted.sections, reader)
    case 'lines': {
      const words = consulted.words.slice(0, 200)
      if (consulted.answers.length === 0) return reply(say.noWords(words, consulted.asked))
      const quoted = consulted.answers.slice(0, mostQuoted).map((one) => quoteMinutes(one, reader))
      const rest = consulted.answers.length > mostQuoted ? [say.best(mostQuoted, consulted.answers.length)] : []
      return replyWithPage(`${[say.found(words), ...rest].join('\n')}\n\n`, quoted, { ...reader, ...ofMeetups })
    }
  }
}

/** Another file of the same day, such as a translation, may name slides that this one doesn't. */
async function describeAll({ minutes }: Services, found: readonly Minutes[], reader: Reader): Promise<readonly string[]> {
  const described: string[] = []
  for (const one of found) {
    const sameDay = (await minutes.on(one.date)).filter((other) => other !== one && isSameDate(other.date, one.date))
    described.push(describeMinutes(one, reader, sameDay, found.length === 1))
  }
  return described
}

/** Puts the head of each section on the page where the section begins. */
function writeSections(sections: readonly ShownSection[], reader: Reader): Reply<never> {
  const blocks = sections.flatMap(({ minutes, heading, lines }) => {
    const { head, blocks } = showSection(minutes, heading, lines, reader)
    return [head, ...blocks]
  })
  const [first] = sections
  const headline = texts[reader.lang].of(escapeMarkdown(first?.heading ?? first?.minutes.title ?? ''))
  return replyWithPage(`${headline}\n\n`, blocks, { ...reader, most: mostLines })
}
