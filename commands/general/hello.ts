import { proposeFirstSteps } from '../../src/command/first-steps.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: { hello: () => 'Hello! I’m the meetup bot, and glad to help.' },
  fr: { hello: () => fr`Bonjour! Je suis le robot de la rencontre, à votre service.` },
})

export const hello = defineCommand({
  name: 'hello',
  verbs: { en: ['hello', 'hi', 'hey', 'good morning'], fr: ['bonjour', 'salut', 'bonsoir', 'allo'] },
  group: 'bot',
  who: 'all',
  summary: { en: 'say hello, and see what to try first', fr: fr`dire bonjour, et voir par quoi commencer` },
  examples: { en: ['hello'], fr: ['bonjour'] },
  args: {},
  run: async (_needs, _args, { lang }) => proposeFirstSteps(texts[lang].hello(), lang),
})
