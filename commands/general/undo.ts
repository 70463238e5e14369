import { refuse } from '../../src/command/reply.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    nothing: () => 'You have changed nothing in this room in the last ten minutes that I could take back.',
  },
  fr: {
    nothing: () => fr`Vous n'avez rien modifié dans ce salon au cours des dix dernières minutes que je puisse annuler.`,
  },
})

export const undo = defineCommand({
  name: 'undo',
  verbs: { en: ['undo'], fr: ['défaire'] },
  group: 'you',
  who: 'all',
  summary: { en: 'take back your last change in this room', fr: fr`annuler votre dernière modification dans ce salon` },
  examples: { en: ['undo'], fr: ['défaire'] },
  args: {},
  changes: true,
  async standsFor({ undoLog: undos, commands, clock }, { id, room }) {
    const change = await undos.newest(id, room.id, clock.now())
    return commands.find(({ name }) => name === change?.command)
  },
  async run(needs, _args, caller) {
    const { undoLog: undos, audit, commands, clock } = needs
    const now = clock.now()
    const change = await undos.newest(caller.id, caller.room.id, now)
    const command = commands.find(({ name }) => name === change?.command)
    const takenBack = await command?.undo?.(needs, change?.data, caller)
    if (change === undefined || command === undefined || takenBack === undefined) return refuse(texts[caller.lang].nothing())
    // What cannot be taken back stays the newest: a second undo must not reach for the change before it.
    if (takenBack.outcome === 'refused') return takenBack
    await undos.take(change.id)
    await audit.add({ at: now, who: caller.id, what: 'undo', where: caller.room.id, detail: command.name })
    return takenBack
  },
})
