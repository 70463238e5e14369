import { reply } from '../../src/command/reply.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    dropped: () => 'Everything stays as it is.',
    nothing: () => 'Nothing of yours waits for an answer in this room, so everything stays as it is.',
  },
  fr: {
    dropped: () => fr`Tout reste en l'état.`,
    nothing: () => fr`Aucune de vos demandes n'attend une réponse dans ce salon; tout reste donc en l'état.`,
  },
})

export const no = defineCommand({
  name: 'no',
  verbs: { en: ['no'], fr: ['non'] },
  group: 'you',
  who: 'all',
  summary: { en: 'leave what I have asked you about', fr: fr`ne pas faire ce sur quoi je vous ai interrogé` },
  examples: { en: ['no'], fr: ['non'] },
  args: {},
  changes: true,
  async run({ confirmations }, _args, { id, lang, room }) {
    const dropped = await confirmations.take(id, room.id)
    return reply(dropped === undefined ? texts[lang].nothing() : texts[lang].dropped())
  },
})
