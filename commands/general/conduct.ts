import { reply } from '../../src/command/reply.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    conduct: (url: string) =>
      `### Code of conduct\nWe respect everyone. The rules, and what happens if somebody breaks them: ${url}\nIs something wrong? Send an organizer a direct message; \`!meetup roles\` names them.`,
  },
  fr: {
    conduct: (url) =>
      fr`### Code de conduite\nNous respectons tout le monde. Les règles, et ce qui se passe quand elles sont enfreintes : ${url}\nQuelque chose ne va pas? Écrivez à une personne de l'équipe d'organisation dans un message direct; \`!rencontre rôles\` en donne la liste.`,
  },
})

export const conduct = defineCommand({
  name: 'conduct',
  verbs: { en: ['conduct', 'code of conduct'], fr: ['conduite', 'code de conduite'] },
  group: 'bot',
  who: 'all',
  summary: { en: 'the code of conduct, and who to tell', fr: fr`le code de conduite, et à qui parler` },
  examples: { en: ['conduct'], fr: ['conduite'] },
  args: {},
  async run({ community }, _args, { lang }) {
    const text = texts[lang].conduct(community.conduct[lang])
    return { ...reply(text), shareable: () => text }
  },
})
