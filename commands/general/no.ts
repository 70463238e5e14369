import { confirmationId, findOpen, nothingToConfirm } from '../../src/command/open-previews.ts'
import { reply } from '../../src/command/reply.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: { dropped: () => "OK, I'm leaving everything as it is." },
  fr: { dropped: () => fr`Tout reste en l'état.` },
})

export const no = defineCommand({
  name: 'no',
  verbs: { en: ['no'], fr: ['non'] },
  group: 'you',
  who: 'all',
  summary: { en: "don't do what I just asked you about", fr: fr`ne pas faire ce sur quoi je vous ai interrogé` },
  examples: { en: ['no'], fr: ['non'] },
  args: { id: confirmationId() },
  changes: true,
  async run(needs, { id }, caller) {
    const { open } = await findOpen(needs, caller, id, true)
    if (open.length === 0) return reply(nothingToConfirm(caller))
    // A no without an id means all of them: leaving things as they are is always safe.
    for (const one of open) await needs.confirmations.take(caller.id, caller.room.id, one.id)
    return reply(texts[caller.lang].dropped())
  },
})
