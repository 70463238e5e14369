import { languageChoice } from '../../src/command/args/choices.ts'
import { refuse, reply } from '../../src/command/reply.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    set: () => 'In this room, I write in English first.',
    both: () => 'In this room, I write in both languages.',
    direct: () => 'This command is for rooms. To choose your own language: `!meetup lang fr`',
  },
  fr: {
    set: () => fr`Dans ce salon, j'écris d'abord en français.`,
    both: () => fr`Dans ce salon, j'écris dans les deux langues.`,
    direct: () => fr`Ceci est un message direct : \`!rencontre langue en\` choisit votre propre langue.`,
  },
})

export const langRoom = defineCommand({
  name: 'lang room',
  verbs: { en: ['lang room', 'language room'], fr: ['langue salon', 'langue canal'] },
  group: 'organizers',
  who: 'moderator',
  summary: {
    en: 'the language of this room: `en`, `fr` or `both`',
    fr: fr`la langue de ce salon : \`fr\`, \`en\` ou \`both\``,
  },
  examples: { en: ['lang room both'], fr: ['langue salon both'] },
  args: { choice: languageChoice },
  changes: true,
  async run({ rooms, audit, clock }, { choice }, { id, lang, room }) {
    if (room.kind === 'direct') return refuse(texts[lang].direct())
    await rooms.setLanguage(room.id, choice)
    await audit.add({ at: clock.now(), who: id, what: 'lang room', where: room.id, detail: choice })
    return reply(choice === 'both' ? texts[lang].both() : texts[choice].set())
  },
})
