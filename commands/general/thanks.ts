import { proposeFirstSteps } from '../../src/command/first-steps.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: { welcome: () => 'You’re welcome!' },
  fr: { welcome: () => fr`Avec plaisir!` },
})

export const thanks = defineCommand({
  name: 'thanks',
  verbs: { en: ['thanks', 'thank you'], fr: ['merci', 'merci beaucoup'] },
  group: 'bot',
  who: 'all',
  summary: { en: 'say thank you', fr: fr`dire merci` },
  examples: { en: ['thanks'], fr: ['merci'] },
  args: {},
  run: async (_needs, _args, { lang }) => proposeFirstSteps(texts[lang].welcome(), lang),
})
