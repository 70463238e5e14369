import { replyPrivately } from '../../src/command/reply.ts'
import { listTalk } from '../../src/features/talks/messages.ts'
import { isPublic } from '../../src/features/talks/model.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

/** A private reply stays short: older talks are only counted. */
const mostLines = 10

const texts = bilingual({
  en: {
    headline: () => '### Your talks',
    none: () => 'You haven\'t offered a talk yet: `!meetup present "Title"`',
    more: (count: number) => `… and ${count} older ${plural('en', count, 'one', 'ones')}.`,
    hints: () => '`!meetup confirm #ID` · `!meetup edit #ID length:30` · `!meetup withdraw #ID`',
  },
  fr: {
    headline: () => fr`### Vos présentations`,
    none: () => fr`Vous n'avez pas encore proposé de présentation : \`!rencontre présenter "Titre"\``,
    more: (count) => fr`… et ${count} plus ${plural('fr', count, 'ancienne', 'anciennes')}.`,
    hints: () => fr`\`!rencontre confirmer #ID\` · \`!rencontre modifier #ID durée:30\` · \`!rencontre retirer #ID\``,
  },
})

export const talksMine = defineCommand({
  name: 'talks mine',
  verbs: {
    en: ['talks mine', 'my talks'],
    fr: ['mes présentations'],
  },
  group: 'talks',
  who: 'all',
  summary: { en: 'your own talks and the state of each', fr: fr`vos présentations, et où en est chacune` },
  examples: { en: ['talks mine', 'my talks'], fr: ['mes présentations'] },
  args: {},
  async run({ talks, clock }, _args, { id, lang }) {
    const say = texts[lang]
    const own = await talks.of(id)
    if (own.length === 0) return replyPrivately(say.none())
    const lines = own.slice(0, mostLines).map((talk) => listTalk(talk, { lang, now: clock.now() }))
    const rest = own.length - lines.length
    const text = [say.headline(), ...lines, ...(rest > 0 ? [say.more(rest)] : []), '', say.hints()].join('\n')
    // Talks that were declined, withdrawn or not reviewed yet aren't for others to see.
    const listed = own.slice(0, mostLines).map((talk) => ({ id: talk.id, title: talk.title }))
    return { ...replyPrivately(text), listed, ...(own.every(isPublic) && { shareable: () => text }) }
  },
})
