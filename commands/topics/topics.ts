import { reply } from '../../src/command/reply.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

/** As many as fit in one reply without scrolling the question away. */
const mostLines = 10

const texts = bilingual({
  en: {
    headline: () => '### Topics',
    none: () => 'Nobody has suggested a topic yet: `!meetup suggest "Topic"`',
    votes: (count: number) => `${count} ${plural('en', count, 'vote', 'votes')}`,
    more: (count: number) => `… and ${count} more ${plural('en', count, 'topic', 'topics')}.`,
    hints: () =>
      'Vote: `!meetup vote #ID` · Suggest one: `!meetup suggest "Topic"` · Speak about one: `!meetup present "Title"`',
  },
  fr: {
    headline: () => fr`### Sujets`,
    none: () => fr`Personne n'a encore suggéré de sujet : \`!rencontre suggérer "Sujet"\``,
    votes: (count) => fr`${count} ${plural('fr', count, 'vote', 'votes')}`,
    more: (count) => fr`… et ${count} ${plural('fr', count, 'autre sujet', 'autres sujets')}.`,
    hints: () =>
      fr`Voter : \`!rencontre voter #ID\` · En suggérer un : \`!rencontre suggérer "Sujet"\` · En parler : \`!rencontre présenter "Titre"\``,
  },
})

export const topics = defineCommand({
  name: 'topics',
  verbs: { en: ['topics'], fr: ['sujets'] },
  group: 'talks',
  who: 'all',
  summary: { en: 'what people would like to hear about, by votes', fr: fr`ce dont on aimerait entendre parler, par votes` },
  examples: { en: ['topics'], fr: ['sujets'] },
  args: {},
  async run(needs, _args, { lang }) {
    const say = texts[lang]
    const ranked = await needs.topics.ranked()
    if (ranked.length === 0) return reply(say.none())
    const lines = ranked
      .slice(0, mostLines)
      .map(({ id, title, votes }) => `- ${say.votes(votes)} · ${escapeMarkdown(title)} · \`#${id}\``)
    const rest = ranked.length - lines.length
    const text = [say.headline(), ...lines, ...(rest > 0 ? [say.more(rest)] : []), '', say.hints()].join('\n')
    const listed = ranked.slice(0, mostLines).map(({ id, title }) => ({ id, title }))
    return { ...reply(text), listed, shareable: () => text }
  },
})
