import { shortId } from '../../src/command/args/kinds.ts'
import { type Reply, refuse, replyPrivately } from '../../src/command/reply.ts'
import { explainNumber } from '../../src/features/lookup/explain-number.ts'
import { isAutomated } from '../../src/features/reminders/model/index.ts'
import { recordReminder } from '../../src/features/reminders/record-reminder.ts'
import { mayTouch } from '../../src/features/reminders/service.ts'
import { describeChangedSince } from '../../src/features/reminders/undo-reminder.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'
import { reminders } from './reminders.ts'

const texts = bilingual({
  en: {
    unknown: (id: number) => `You have no reminder \`#${id}\`. \`!meetup reminders\` lists them.`,
    notPlanned: (id: number) => `The reminder \`#${id}\` isn't waiting, so there's nothing to pause.`,
    done: (id: number) => `The reminder \`#${id}\` is paused. \`!meetup remind resume #${id}\` starts it again.`,
    back: (id: number) => `The reminder \`#${id}\` is no longer paused.`,
  },
  fr: {
    unknown: (id) => fr`Vous n'avez pas de rappel \`#${id}\`. \`!rencontre rappels\` les énumère.`,
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
    const reminder = await needs.reminders.lock(id)
    if (reminder === undefined || isAutomated(reminder) || !(await mayTouch(needs, reminder, caller.id)))
      return refuse(await explainNumber(needs, id, caller, say.unknown(id)))
    if (reminder.state !== 'planned') return refuse(say.notPlanned(id))
    await needs.reminders.change(id, { state: 'paused', why: 'person' })
    await recordReminder(needs, 'remind pause', reminder, caller)
    return { ...replyPrivately(say.done(id)), reaction: ':white_check_mark:', undo: { data: { id } } }
  },
  async undo(needs, { id }: { readonly id: number }, caller) {
    const reminder = await needs.reminders.lock(id)
    const isSame = reminder?.state === 'paused' && reminder.why === 'person'
    if (reminder === undefined || !isSame || !(await mayTouch(needs, reminder, caller.id)))
      return refuse(describeChangedSince(caller.lang))
    await needs.reminders.change(id, { state: 'planned', why: null })
    await recordReminder(needs, 'remind pause undo', reminder, caller)
    return { ...replyPrivately(texts[caller.lang].back(id)), reaction: ':white_check_mark:' }
  },
})
