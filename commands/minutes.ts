import type { Lang } from '../src/domain/lang.ts'
import { type Minutes, type MinutesQuery, readMinutesQuery } from '../src/domain/minutes/index.ts'
import { anyWords } from '../src/kit/arg-kinds.ts'
import { type Answer, answer, defineCommand } from '../src/kit/command.ts'
import type { Services } from '../src/kit/services.ts'
import { bilingual, plural } from '../src/texts/bilingual.ts'
import { formatDay } from '../src/texts/dates.ts'
import { fr } from '../src/texts/french.ts'
import { plain } from '../src/texts/hygiene.ts'
import { describeMinutes, quoteMinutes } from '../src/texts/minutes.ts'

/** Results of one question: more would not be read in a chat. */
const mostMeetups = 5

const texts = bilingual({
  en: {
    none: () => 'There are no minutes yet.',
    notRead: () => 'The minutes have not been read yet. Ask again in a minute: `!meetup minutes latest`.',
    old: (day: string) => `_As the minutes stood ${day}: newer ones cannot be fetched._`,
    noDay: (nearest: string) => `No record of that date.${nearest === '' ? '' : ` The nearest minutes are of ${nearest}.`}`,
    noWords: (words: string, count: number) =>
      `No record: “${plain(words)}” stands in none of the minutes of ${count} ${plural('en', count, 'meetup', 'meetups')}. Try other words, or \`!meetup minutes latest\`.`,
    found: (words: string) => `### “${plain(words)}” in the minutes`,
    more: (count: number) => `… and in the minutes of ${count} more ${plural('en', count, 'meetup', 'meetups')}.`,
    and: () => ' and ',
  },
  fr: {
    none: () => fr`Il n'y a pas encore de compte rendu.`,
    notRead: () =>
      fr`Les comptes rendus n'ont pas encore été lus. Redemandez dans une minute : \`!rencontre compte-rendu dernier\`.`,
    old: (day) => fr`_État des comptes rendus ${day}; impossible d'obtenir les plus récents._`,
    noDay: (nearest) =>
      fr`Aucun compte rendu à cette date.${nearest === '' ? '' : fr` Les plus proches sont ceux des rencontres tenues ${nearest}.`}`,
    noWords: (words, count) =>
      fr`Aucune trace : « ${plain(words)} » ne figure dans aucun des comptes rendus de ${count} ${plural('fr', count, 'rencontre', 'rencontres')}. Essayez d'autres mots, ou \`!rencontre compte-rendu dernier\`.`,
    found: (words) => fr`### « ${plain(words)} » dans les comptes rendus`,
    more: (count) =>
      fr`… et dans les comptes rendus de ${count} ${plural('fr', count, 'autre rencontre', 'autres rencontres')}.`,
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
    en: ['minutes', 'minutes 2018-03-22', 'minutes march 2018', 'minutes code of conduct'],
    fr: ['compte-rendu', 'compte-rendu 22 mars 2018', 'pv mars 2018', 'compte-rendu code de conduite'],
  },
  args: { words: anyWords() },
  async run(needs, { words = '' }, reader) {
    const found = await answerFromMinutes(needs, words, reader)
    const text = [found.text, ...(await tellAge(needs, reader))].join('\n\n')
    return { ...found, text, shareable: text }
  },
})

async function answerFromMinutes(needs: Services, words: string, reader: Reader): Promise<Answer<never>> {
  const say = texts[reader.lang]
  const all = await needs.minutes.all()
  const [latest] = all
  if (latest === undefined) {
    const { asOf, trouble } = await needs.minutes.freshness()
    return answer(asOf === undefined && trouble !== undefined ? say.notRead() : say.none())
  }
  const query = readMinutesQuery(words)
  if (query.kind === 'latest') return answer(describeMinutes(latest, reader))
  if (query.kind === 'words') return askWords(needs, query.words, all, reader)
  const found = await findByDate(needs, query, all)
  if (found.length === 0) return answer(say.noDay(await nearestDays(needs, query, reader)))
  if (query.words !== undefined) return askWords(needs, query.words, found, reader)
  return answer(
    found
      .slice(0, mostMeetups)
      .map((one) => describeMinutes(one, reader))
      .join('\n\n'),
  )
}

/** Older copies of a repository that is out of reach are told as such. */
const oldMs = 24 * 3_600_000

async function tellAge({ minutes: archive, clock }: Services, { lang, zone }: Reader): Promise<readonly string[]> {
  const { asOf } = await archive.freshness()
  return asOf === undefined || clock.now() - asOf <= oldMs ? [] : [texts[lang].old(formatDay(asOf, lang, zone))]
}

interface Reader {
  readonly lang: Lang
  readonly zone: string
}

type DateQuery = Exclude<MinutesQuery, { readonly kind: 'latest' | 'words' }>

async function askWords(needs: Services, words: string, among: readonly Minutes[], reader: Reader): Promise<Answer<never>> {
  const say = texts[reader.lang]
  const answers = await needs.minutes.ask(words, among)
  if (answers.length === 0) return answer(say.noWords(words.slice(0, 200), among.length))
  const shown = answers.slice(0, mostMeetups).map((one) => quoteMinutes(one, reader))
  const rest = answers.length - shown.length
  return answer([say.found(words.slice(0, 200)), ...shown, ...(rest > 0 ? [say.more(rest)] : [])].join('\n\n'))
}

async function findByDate(
  { minutes: archive }: Services,
  query: DateQuery,
  all: readonly Minutes[],
): Promise<readonly Minutes[]> {
  if (query.kind === 'date') return archive.on(query.date)
  if (query.kind === 'year') return all.filter(({ date }) => date.year === query.year)
  const { year, month } = query
  return year === undefined ? all.filter(({ date }) => date.month === month) : archive.on({ year, month })
}

async function nearestDays({ minutes: archive }: Services, query: DateQuery, { lang, zone }: Reader): Promise<string> {
  if (query.kind !== 'date') return ''
  const { before, after } = await archive.nearest(query.date)
  const days = [before, after].flatMap((one) => (one === undefined ? [] : [formatDay(one.date, lang, zone)]))
  return days.join(texts[lang].and())
}
