import { refuse } from '../../src/command/reply.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    nothing: () => 'Nothing of yours waits for a yes in this room.',
    late: () => 'A yes counts for five minutes, and they are over: nothing was done. Please ask again.',
  },
  fr: {
    nothing: () => fr`Aucune de vos demandes n'attend un oui dans ce salon.`,
    late: () =>
      fr`Un oui compte pendant cinq minutes, et elles sont passées : rien n'a été fait. Veuillez refaire votre demande.`,
  },
})

export const yes = defineCommand({
  name: 'yes',
  verbs: { en: ['yes', 'y'], fr: ['oui'] },
  group: 'you',
  who: 'all',
  summary: { en: 'do what I have asked you about', fr: fr`faire ce sur quoi je vous ai interrogé` },
  examples: { en: ['yes'], fr: ['oui'] },
  args: {},
  changes: true,
  async standsFor({ confirmations, commands }, { id, room }) {
    const waiting = await confirmations.waiting(id, room.id)
    return commands.find(({ name }) => name === waiting?.command)
  },
  async run(needs, _args, caller) {
    const say = texts[caller.lang]
    const waiting = await needs.confirmations.take(caller.id, caller.room.id)
    const command = needs.commands.find(({ name }) => name === waiting?.command)
    if (waiting === undefined || command === undefined) return refuse(say.nothing())
    if (waiting.until < needs.clock.now()) return refuse(say.late())
    const { plan } = waiting
    if (command.execute !== undefined) return command.execute(needs, plan, caller)
    return command.run(needs, plan as Readonly<Record<string, unknown>>, { ...caller, confirmed: true })
  },
})
