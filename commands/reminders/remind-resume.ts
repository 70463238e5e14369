import { shortId } from '../../src/command/args/kinds.ts'
import { type Reply, refuse, replyPrivately } from '../../src/command/reply.ts'
import { explainNumber } from '../../src/features/lookup/explain-number.ts'
import { findNextOccurrence, type Reminder } from '../../src/features/reminders/model/index.ts'
import { dueAtFor } from '../../src/features/reminders/quiet-service.ts'
import { describeForLog } from '../../src/features/reminders/record-reminder.ts'
import { mayTouch } from '../../src/features/reminders/service.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { formatMomentFull } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'
import { reminders } from './reminders.ts'

const texts = bilingual({
  en: {
    unknown: (id: number) => `You have no reminder \`#${id}\`. \`!meetup reminders\` lists them.`,
    notPaused: (id: number) => `The reminder \`#${id}\` isn't paused. \`!meetup reminders\` shows which ones are.`,
    done: (id: number, moment: string) => `The reminder \`#${id}\` is active again. **Next time**: ${moment}`,
    now: (id: number) =>
      `The reminder \`#${id}\` is active again. Its time has passed, so I'll send it now unless it's too late.`,
    back: (id: number) => `The reminder \`#${id}\` is paused again.`,
    changed: () => 'The reminder has changed since then, so I left it as it is. `!meetup reminders` lists the upcoming ones.',
  },
  fr: {
    unknown: (id) => fr`Vous n'avez pas de rappel \`#${id}\`. \`!rencontre rappels\` les énumère.`,
    notPaused: (id) => fr`Le rappel \`#${id}\` n'est pas suspendu. \`!rencontre rappels\` montre où en est chacun.`,
    done: (id, moment) => fr`Le rappel \`#${id}\` reprend. **Prochaine fois** : ${moment}`,
    now: (id) => fr`Le rappel \`#${id}\` reprend. Son heure est passée : il vient tout de suite, s'il n'est pas trop tard.`,
    back: (id) => fr`Le rappel \`#${id}\` est de nouveau suspendu.`,
    changed: () => fr`Le rappel a changé depuis; je n'y ai donc pas touché. \`!rencontre rappels\` montre où en est chacun.`,
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
    const { lang, zone, room } = caller
    const say = texts[lang]
    const now = needs.clock.now()
    const reminder = await needs.reminders.lock(id)
    if (reminder === undefined || !(await mayTouch(needs, reminder, caller.id)))
      return refuse(await explainNumber(needs, id, caller, say.unknown(id)))
    if (reminder.state !== 'paused') return refuse(say.notPaused(id))
    const next = await needs.reminders.change(id, {
      state: 'planned',
      why: null,
      tries: 0,
      ...(await nextTime(needs, reminder)),
    })
    await needs.audit.add({ at: now, who: caller.id, what: 'remind resume', where: room.id, detail: describeForLog(next) })
    const text = next.dueAt > now ? say.done(id, formatMomentFull(next.dueAt, now, lang, zone)) : say.now(id)
    return {
      ...replyPrivately(text),
      reaction: ':white_check_mark:',
      undo: { data: { id, why: reminder.why ?? null } },
    }
  },
  async undo(needs, { id, why }: Resumed, caller) {
    const say = texts[caller.lang]
    const reminder = await needs.reminders.lock(id)
    if (reminder?.state !== 'planned' || !(await mayTouch(needs, reminder, caller.id))) return refuse(say.changed())
    await needs.reminders.change(id, { state: 'paused', why })
    const detail = describeForLog(reminder)
    await needs.audit.add({ at: needs.clock.now(), who: caller.id, what: 'remind resume undo', where: caller.room.id, detail })
    return { ...replyPrivately(say.back(id)), reaction: ':white_check_mark:' }
  },
})

/** A recurring one continues with its next time; people knew that it was paused in between. */
async function nextTime(needs: Services, reminder: Reminder) {
  const now = needs.clock.now()
  if (reminder.timing.kind !== 'every' || reminder.dueAt > now) return { lookAt: reminder.dueAt }
  const nominalAt = findNextOccurrence(reminder.timing, Math.max(now, reminder.nominalAt))?.at ?? reminder.nominalAt
  return { nominalAt, dueAt: await dueAtFor(needs, reminder, nominalAt, now) }
}
