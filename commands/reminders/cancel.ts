import { shortId } from '../../src/command/args/numbers.ts'
import type { Caller } from '../../src/command/caller.ts'
import { acknowledge, type Reply, refuse } from '../../src/command/reply.ts'
import { rowsOfStep } from '../../src/features/automation/service.ts'
import { describeStep } from '../../src/features/automation/step-messages.ts'
import { isAutomated, type Reminder } from '../../src/features/reminders/model/index.ts'
import { describeUnknown, mayTouch } from '../../src/features/reminders/open-reminder.ts'
import { recordReminder } from '../../src/features/reminders/record-reminder.ts'
import { describeCancelled, describeChangedSince, showReminder } from '../../src/features/reminders/undo-reminder.ts'

import type { Services } from '../../src/features/services.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'
import { reminders } from './reminders.ts'

const texts = bilingual({
  en: {
    over: (id: number) =>
      `The reminder \`#${id}\` is over: it was sent, missed or cancelled. \`!meetup reminders\` lists the upcoming ones.`,
    step: () => 'Left out for this meetup',
    stepBack: () => 'Planned again for this meetup',
    back: (id: number) => `The reminder \`#${id}\` is planned again`,
  },
  fr: {
    over: (id) =>
      fr`Le rappel \`#${id}\` n'est plus en attente : il a été envoyé, manqué ou annulé. \`!rencontre rappels\` énumère ceux à venir.`,
    step: () => fr`Laissé de côté pour cette rencontre`,
    stepBack: () => fr`De nouveau prévu pour cette rencontre`,
    back: (id) => fr`Le rappel \`#${id}\` est de nouveau prévu`,
  },
})

interface Cancelled {
  readonly id: number
  readonly before: readonly { readonly id: number; readonly state: Reminder['state']; readonly why: string | null }[]
}

export const cancel = defineCommand({
  name: 'cancel',
  verbs: { en: ['cancel', 'cancel reminder'], fr: ['annuler', 'annuler rappel'] },
  group: 'you',
  who: 'all',
  summary: {
    en: "cancel one of your reminders; organizers can also cancel one of the bot's own steps for a meetup",
    fr: fr`retirer un de vos rappels; pour l'équipe d'organisation, aussi une étape de l'échéancier d'une rencontre`,
  },
  examples: { en: ['cancel #12'], fr: ['annuler #12'] },
  choices: reminders,
  args: { id: shortId() },
  changes: true,
  async run(needs, { id }, caller): Promise<Reply<Cancelled>> {
    const say = texts[caller.lang]
    const rows = await lockRows(needs, id)
    const reminder = rows.find((row) => row.id === id)
    if (reminder === undefined || !(await mayTouch(needs, reminder, caller.id)))
      return refuse(await describeUnknown(needs, id, caller))
    if (reminder.state !== 'planned' && reminder.state !== 'paused') return refuse(say.over(id))
    const open = rows.filter(({ state }) => state === 'planned' || state === 'paused')
    for (const row of open) await needs.reminders.change(row.id, { state: 'cancelled', why: 'person' })
    await recordReminder(needs, 'remind cancel', reminder, caller)
    const data = { id, before: open.map(({ id: of, state, why }) => ({ id: of, state, why: why ?? null })) }
    const shown = isAutomated(reminder)
      ? await showStep(needs, say.step(), reminder, caller)
      : await showReminder(needs, describeCancelled(id, caller.lang), reminder, caller)
    return { ...shown, undo: { data } }
  },
  async undo(needs, { id, before }: Cancelled, caller) {
    const say = texts[caller.lang]
    const reminder = (await lockRows(needs, id)).find((row) => row.id === id)
    const isSame = reminder?.state === 'cancelled' && reminder.why === 'person'
    if (reminder === undefined || !isSame || !(await mayTouch(needs, reminder, caller.id)))
      return refuse(describeChangedSince(caller.lang))
    for (const row of before) await needs.reminders.change(row.id, { state: row.state, why: row.why })
    await recordReminder(needs, 'remind cancel undo', reminder, caller)
    return isAutomated(reminder)
      ? showStep(needs, say.stepBack(), reminder, caller)
      : showReminder(needs, say.back(id), reminder, caller)
  },
})

async function showStep(needs: Services, headline: string, reminder: Reminder, { lang, zone }: Caller): Promise<Reply<never>> {
  const { timing } = reminder
  const meetup = timing.kind === 'before' ? await needs.meetups.find(timing.meetupId) : undefined
  const lines = describeStep(reminder, meetup, { lang, zone, now: needs.clock.now() })
  return acknowledge([`### ${headline}`, ...lines].join('\n'))
}

/** The reminder. For one of the bot's own steps, all of its rows in the order of their ids, because people cancel the whole step. */
async function lockRows(needs: Services, id: number): Promise<readonly Reminder[]> {
  const seen = await needs.reminders.find(id)
  if (seen === undefined) return []
  const locked: Reminder[] = []
  for (const row of isAutomated(seen) ? await rowsOfStep(needs, seen) : [seen]) {
    const one = await needs.reminders.lock(row.id)
    if (one !== undefined) locked.push(one)
  }
  return locked
}
