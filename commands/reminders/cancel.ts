import { shortId } from '../../src/command/args/kinds.ts'
import { type Reply, refuse } from '../../src/command/reply.ts'
import { isAutomated } from '../../src/features/automation/model.ts'
import { rowsOfStep } from '../../src/features/automation/service.ts'
import { explainNumber } from '../../src/features/lookup/explain-number.ts'
import type { Reminder } from '../../src/features/reminders/model/index.ts'
import { mayTouch } from '../../src/features/reminders/service.ts'
import {
  describeCancelled,
  describeChangedSince,
  recordReminder,
  showReminder,
} from '../../src/features/reminders/undo-reminder.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'
import { reminders } from './reminders.ts'

const texts = bilingual({
  en: {
    unknown: (id: number) => `There is no reminder \`#${id}\` of yours. \`!meetup reminders\` lists them.`,
    over: (id: number) =>
      `The reminder \`#${id}\` waits no more: it was sent, missed or cancelled. \`!meetup reminders\` lists those to come.`,
    step: () => 'Left out for this meetup',
    stepBack: () => 'Planned again for this meetup',
    back: (id: number) => `The reminder \`#${id}\` is planned again`,
  },
  fr: {
    unknown: (id) => fr`Vous n'avez pas de rappel \`#${id}\`. \`!rencontre rappels\` les énumère.`,
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
    en: 'take off one of your reminders; organizers also a step of the plan of a meetup',
    fr: fr`retirer un de vos rappels; les organisateurs aussi une étape de l'échéancier d'une rencontre`,
  },
  examples: { en: ['cancel #12'], fr: ['annuler #12'] },
  choices: reminders,
  args: { id: shortId() },
  changes: true,
  async run(needs, { id }, caller): Promise<Reply<Cancelled>> {
    const say = texts[caller.lang]
    const rows = await holdRows(needs, id)
    const reminder = rows.find((row) => row.id === id)
    if (reminder === undefined || !(await mayTouch(needs, reminder, caller.id)))
      return refuse(await explainNumber(needs, id, caller, say.unknown(id)))
    if (reminder.state !== 'planned' && reminder.state !== 'paused') return refuse(say.over(id))
    const open = rows.filter(({ state }) => state === 'planned' || state === 'paused')
    for (const row of open) await needs.reminders.change(row.id, { state: 'cancelled', why: 'person' })
    await recordReminder(needs, 'remind cancel', reminder, caller)
    const data = { id, before: open.map(({ id: of, state, why }) => ({ id: of, state, why: why ?? null })) }
    return {
      ...(await showReminder(needs, isAutomated(reminder) ? say.step() : describeCancelled(id, caller.lang), reminder, caller)),
      undo: { data },
    }
  },
  async undo(needs, { id, before }: Cancelled, caller) {
    const say = texts[caller.lang]
    const reminder = (await holdRows(needs, id)).find((row) => row.id === id)
    const isSame = reminder?.state === 'cancelled' && reminder.why === 'person'
    if (reminder === undefined || !isSame || !(await mayTouch(needs, reminder, caller.id)))
      return refuse(describeChangedSince(caller.lang))
    for (const row of before) await needs.reminders.change(row.id, { state: row.state, why: row.why })
    await recordReminder(needs, 'remind cancel undo', reminder, caller)
    return showReminder(needs, isAutomated(reminder) ? say.stepBack() : say.back(id), reminder, caller)
  },
})

/** The reminder; of a step of a meetup's plan all rows, for it is one thing to whoever takes it off. In the order of their ids. */
async function holdRows(needs: Services, id: number): Promise<readonly Reminder[]> {
  const seen = await needs.reminders.find(id)
  if (seen === undefined) return []
  const held: Reminder[] = []
  for (const row of isAutomated(seen) ? await rowsOfStep(needs, seen) : [seen]) {
    const one = await needs.reminders.hold(row.id)
    if (one !== undefined) held.push(one)
  }
  return held
}
