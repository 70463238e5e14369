import { shortId } from '../../src/command/args/numbers.ts'
import { acknowledge, type Reply, refuse } from '../../src/command/reply.ts'
import { findNextOccurrence, type Reminder } from '../../src/features/reminders/model/index.ts'
import { lockUnchanged, openReminder } from '../../src/features/reminders/open-reminder.ts'
import { dueAtFor } from '../../src/features/reminders/quiet-service.ts'
import { recordReminder } from '../../src/features/reminders/record-reminder.ts'
import { describeChangedSince } from '../../src/features/reminders/undo-reminder.ts'

import type { Services } from '../../src/features/services.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { formatMomentFull } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'
import { reminders } from './reminders.ts'

const texts = bilingual({
  en: {
    notPaused: (id: number) => `The reminder \`#${id}\` isn't paused. \`!meetup reminders\` shows which ones are.`,
    done: (id: number, moment: string) => `The reminder \`#${id}\` is active again. **Next time**: ${moment}`,
    now: (id: number) =>
      `The reminder \`#${id}\` is active again. Its time has passed, so I'll send it now unless it's too late.`,
    back: (id: number) => `The reminder \`#${id}\` is paused again.`,
  },
  fr: {
    notPaused: (id) => fr`Le rappel \`#${id}\` n'est pas suspendu. \`!rencontre rappels\` montre où en est chacun.`,
    done: (id, moment) => fr`Le rappel \`#${id}\` reprend. **Prochaine fois** : ${moment}`,
    now: (id) => fr`Le rappel \`#${id}\` reprend. Son heure est passée : il vient tout de suite, s'il n'est pas trop tard.`,
    back: (id) => fr`Le rappel \`#${id}\` est de nouveau suspendu.`,
  },
})

interface Resumed {
  readonly id: number
  readonly why: string | null
}

export const remindResume = defineCommand({
  name: 'remind resume',
  verbs: { en: ['remind resume', 'resume reminder'], fr: ['rappel reprendre', 'reprendre rappel'] },
  group: 'you',
  who: 'all',
  summary: { en: 'resume a paused reminder', fr: fr`reprendre un rappel suspendu` },
  examples: { en: ['remind resume #12'], fr: ['rappel reprendre #12'] },
  choices: reminders,
  args: { id: shortId() },
  changes: true,
  async run(needs, { id }, caller): Promise<Reply<Resumed>> {
    const { lang, zone } = caller
    const say = texts[lang]
    const now = needs.clock.now()
    const opened = await openReminder(needs, id, caller, { alsoSteps: true })
    if ('problem' in opened) return refuse(opened.problem)
    const { reminder } = opened
    if (reminder.state !== 'paused') return refuse(say.notPaused(id))
    const time = await nextTime(needs, reminder)
    const next = await needs.reminders.change(id, { state: 'planned', why: null, tries: 0, ...time })
    await recordReminder(needs, 'remind resume', next, caller)
    const text = next.dueAt > now ? say.done(id, formatMomentFull(next.dueAt, now, lang, zone)) : say.now(id)
    return { ...acknowledge(text), undo: { data: { id, why: reminder.why ?? null } } }
  },
  async undo(needs, { id, why }: Resumed, caller) {
    const reminder = await lockUnchanged(needs, id, ({ state }) => state === 'planned', caller)
    if (reminder === undefined) return refuse(describeChangedSince(caller.lang))
    await needs.reminders.change(id, { state: 'paused', why })
    await recordReminder(needs, 'remind resume undo', reminder, caller)
    return acknowledge(texts[caller.lang].back(id))
  },
})

/** A recurring one continues with its next time; people knew that it was paused in between. */
async function nextTime(needs: Services, reminder: Reminder) {
  const now = needs.clock.now()
  if (reminder.timing.kind !== 'every' || reminder.dueAt > now) return { lookAt: reminder.dueAt }
  const nominalAt = findNextOccurrence(reminder.timing, Math.max(now, reminder.nominalAt))?.at ?? reminder.nominalAt
  return { nominalAt, dueAt: await dueAtFor(needs, reminder, nominalAt, now) }
}
