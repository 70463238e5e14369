import { shortId } from '../../src/command/args/numbers.ts'
import { acknowledge, type Reply, refuse } from '../../src/command/reply.ts'
import { lockUnchanged, openReminder } from '../../src/features/reminders/open-reminder.ts'
import { recordReminder } from '../../src/features/reminders/record-reminder.ts'
import { describeChangedSince } from '../../src/features/reminders/undo-reminder.ts'

import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'
import { reminders } from './reminders.ts'

const texts = bilingual({
  en: {
    notPlanned: (id: number) => `The reminder \`#${id}\` isn't waiting, so there's nothing to pause.`,
    done: (id: number) => `The reminder \`#${id}\` is paused. \`!meetup remind resume #${id}\` starts it again.`,
    back: (id: number) => `The reminder \`#${id}\` is no longer paused.`,
  },
  fr: {
    notPlanned: (id) => fr`Le rappel \`#${id}\` n'est pas en attente; il n'y a rien à suspendre.`,
    done: (id) => fr`Le rappel \`#${id}\` est suspendu. \`!rencontre rappel reprendre #${id}\` le reprend.`,
    back: (id) => fr`Le rappel \`#${id}\` n'est plus suspendu.`,
  },
})

export const remindPause = defineCommand({
  name: 'remind pause',
  verbs: { en: ['remind pause', 'pause reminder', 'pause'], fr: ['rappel suspendre', 'suspendre rappel', 'suspendre'] },
  group: 'you',
  who: 'all',
  summary: { en: 'pause a reminder until you resume it', fr: fr`suspendre un rappel jusqu'à sa reprise` },
  examples: { en: ['remind pause #12'], fr: ['rappel suspendre #12'] },
  choices: reminders,
  args: { id: shortId() },
  changes: true,
  async run(needs, { id }, caller): Promise<Reply<{ readonly id: number }>> {
    const say = texts[caller.lang]
    const opened = await openReminder(needs, id, caller)
    if ('problem' in opened) return refuse(opened.problem)
    const { reminder } = opened
    if (reminder.state !== 'planned') return refuse(say.notPlanned(id))
    await needs.reminders.change(id, { state: 'paused', why: 'person' })
    await recordReminder(needs, 'remind pause', reminder, caller)
    return { ...acknowledge(say.done(id)), undo: { data: { id } } }
  },
  async undo(needs, { id }: { readonly id: number }, caller) {
    const reminder = await lockUnchanged(needs, id, ({ state, why }) => state === 'paused' && why === 'person', caller)
    if (reminder === undefined) return refuse(describeChangedSince(caller.lang))
    await needs.reminders.change(id, { state: 'planned', why: null })
    await recordReminder(needs, 'remind pause undo', reminder, caller)
    return acknowledge(texts[caller.lang].back(id))
  },
})
