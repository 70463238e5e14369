import type { Command } from '../../src/command/command.ts'
import { refuse } from '../../src/command/reply.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    nothing: () => "There's nothing of yours to undo in this room: you haven't changed anything here in the last ten minutes.",
  },
  fr: {
    nothing: () => fr`Vous n'avez rien modifié dans ce salon au cours des dix dernières minutes que je puisse annuler.`,
  },
})

/** `catalogue` lists the commands whose changes can be undone. */
export function createUndo(catalogue: () => readonly Command<Services>[]): Command<Services> {
  return defineCommand({
    name: 'undo',
    verbs: { en: ['undo'], fr: ['défaire'] },
    group: 'you',
    who: 'all',
    summary: { en: 'undo your last change in this room', fr: fr`annuler votre dernière modification dans ce salon` },
    examples: { en: ['undo'], fr: ['défaire'] },
    args: {},
    changes: true,
    async standsFor({ undoLog, clock }, { id, room }) {
      const change = await undoLog.newest(id, room.id, clock.now())
      return catalogue().find(({ name }) => name === change?.command)
    },
    async run(needs, _args, caller) {
      const { undoLog, audit, clock } = needs
      const now = clock.now()
      const change = await undoLog.newest(caller.id, caller.room.id, now)
      const command = catalogue().find(({ name }) => name === change?.command)
      const undone = await command?.undo?.(needs, change?.data, caller)
      if (change === undefined || command === undefined || undone === undefined) return refuse(texts[caller.lang].nothing())
      // A change that can't be undone stays the newest one: a second undo must not undo the change before it.
      if (undone.outcome === 'refused') return undone
      await undoLog.take(change.id)
      await audit.add({ at: now, who: caller.id, what: 'undo', where: caller.room.id, detail: command.name })
      return undone
    },
  })
}
