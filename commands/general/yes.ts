import type { Caller } from '../../src/command/caller.ts'
import type { Command } from '../../src/command/command.ts'
import type { Confirmation } from '../../src/command/confirmations.ts'
import { confirmationId, expiredPreview, findOpen, nothingToConfirm } from '../../src/command/open-previews.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    which: () => 'Which one?',
    line: (headline: string, id: string) => `- ${headline} · \`!meetup yes ${id}\``,
    label: (id: string) => `Yes, ${id}`,
    call: (id: string) => `!meetup yes ${id}`,
  },
  fr: {
    which: () => fr`De quelle demande s'agit-il?`,
    line: (headline, id) => fr`- ${headline} · \`!rencontre oui ${id}\``,
    label: (id) => fr`Oui, ${id}`,
    call: (id) => fr`!rencontre oui ${id}`,
  },
})

/** `catalogue` lists the commands whose previews can be confirmed. */
export function createYes(catalogue: () => readonly Command<Services>[]): Command<Services> {
  const commandOf = ({ command }: Confirmation) => catalogue().find(({ name }) => name === command)
  return defineCommand({
    name: 'yes',
    verbs: { en: ['yes', 'y'], fr: ['oui'] },
    group: 'you',
    who: 'all',
    summary: { en: 'do what I just asked you about', fr: fr`faire ce sur quoi je vous ai interrogé` },
    examples: { en: ['yes', 'yes 4kfa'], fr: ['oui', 'oui 4kfa'] },
    args: { id: confirmationId() },
    changes: true,
    async standsFor(needs, caller, rest) {
      const [only, other] = (await findOpen(needs, caller, rest)).open
      return only === undefined || other !== undefined ? undefined : commandOf(only)
    },
    async run(needs, { id }, caller) {
      const { open, expired } = await findOpen(needs, caller, id)
      const [only, other] = open
      if (only === undefined) return refuse(expired ? expiredPreview(caller) : nothingToConfirm(caller))
      if (other !== undefined) return askWhich(open, caller)
      const taken = await needs.confirmations.take(caller.id, caller.room.id, only.id)
      const command = commandOf(only)
      if (taken === undefined || command?.execute === undefined) return refuse(nothingToConfirm(caller))
      return command.execute(needs, taken.plan, caller)
    },
  })
}

function askWhich(open: readonly Confirmation[], { lang }: Caller): Reply<never> {
  const say = texts[lang]
  const lines = open.map(({ headline, id }) => say.line(headline, id))
  const buttons = open.slice(0, 3).map(({ id }) => ({ label: say.label(id), command: say.call(id) }))
  return reply([say.which(), ...lines].join('\n'), { buttons })
}
