import { isOfPlan } from '../src/domain/plan.ts'
import type { Reminder } from '../src/domain/reminder/index.ts'
import { shortId } from '../src/kit/arg-kinds.ts'
import { type Answer, answerPrivately, type Caller, defineCommand, refuse } from '../src/kit/command.ts'
import { explainNumber } from '../src/kit/other-kind.ts'
import { rowsOfStep } from '../src/kit/plan.ts'
import { describeForLog, mayTouch } from '../src/kit/reminders.ts'
import type { Services } from '../src/kit/services.ts'
import { bilingual } from '../src/texts/bilingual.ts'
import { fr } from '../src/texts/french.ts'
import { describeStep } from '../src/texts/plan.ts'
import { describeReminder } from '../src/texts/reminder.ts'

const texts = bilingual({
  en: {
    unknown: (id: number) => `There is no reminder \`#${id}\` of yours. \`!meetup reminders\` lists them.`,
    over: (id: number) =>
      `The reminder \`#${id}\` waits no more: it was sent, missed or cancelled. \`!meetup reminders\` lists those to come.`,
    step: () => 'Left out for this meetup',
    stepBack: () => 'Planned again for this meetup',
    done: (id: number) => `The reminder \`#${id}\` is cancelled`,
    back: (id: number) => `The reminder \`#${id}\` is planned again`,
    gone: () => 'The reminder has changed since, so I left it as it is. `!meetup reminders` lists those to come.',
  },
  fr: {
    unknown: (id) => fr`Vous n'avez pas de rappel \`#${id}\`. \`!rencontre rappels\` les énumère.`,
    over: (id) =>
      fr`Le rappel \`#${id}\` n'est plus en attente : il a été envoyé, manqué ou annulé. \`!rencontre rappels\` énumère ceux à venir.`,
    step: () => fr`Laissé de côté pour cette rencontre`,
    stepBack: () => fr`De nouveau prévu pour cette rencontre`,
    done: (id) => fr`Le rappel \`#${id}\` est annulé`,
    back: (id) => fr`Le rappel \`#${id}\` est de nouveau prévu`,
    gone: () => fr`Le rappel a changé depuis; je n'y ai donc pas touché. \`!rencontre rappels\` énumère ceux à venir.`,
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
  args: { id: shortId() },
  changes: true,
  async run(needs, { id }, caller): Promise<Answer<Cancelled>> {
    const say = texts[caller.lang]
    const rows = await holdRows(needs, id)
    const reminder = rows.find((row) => row.id === id)
    if (reminder === undefined || !(await mayTouch(needs, reminder, caller.id)))
      return refuse(await explainNumber(needs, id, caller, say.unknown(id)))
    if (reminder.state !== 'planned' && reminder.state !== 'paused') return refuse(say.over(id))
    const open = rows.filter(({ state }) => state === 'planned' || state === 'paused')
    for (const row of open) await needs.reminders.change(row.id, { state: 'cancelled', why: 'person' })
    await note(needs, 'remind cancel', reminder, caller)
    const data = { id, before: open.map(({ id: of, state, why }) => ({ id: of, state, why: why ?? null })) }
    return { ...(await show(needs, isOfPlan(reminder) ? say.step() : say.done(id), reminder, caller)), undo: { data } }
  },
  async undo(needs, { id, before }: Cancelled, caller) {
    const say = texts[caller.lang]
    const reminder = (await holdRows(needs, id)).find((row) => row.id === id)
    const isSame = reminder?.state === 'cancelled' && reminder.why === 'person'
    if (reminder === undefined || !isSame || !(await mayTouch(needs, reminder, caller.id))) return refuse(say.gone())
    for (const row of before) await needs.reminders.change(row.id, { state: row.state, why: row.why })
    await note(needs, 'remind cancel undo', reminder, caller)
    return show(needs, isOfPlan(reminder) ? say.stepBack() : say.back(id), reminder, caller)
  },
})

/** The reminder; of a step of a meetup's plan all rows, for it is one thing to whoever takes it off. In the order of their ids. */
async function holdRows(needs: Services, id: number): Promise<readonly Reminder[]> {
  const seen = await needs.reminders.find(id)
  if (seen === undefined) return []
  const held: Reminder[] = []
  for (const row of isOfPlan(seen) ? await rowsOfStep(needs, seen) : [seen]) {
    const one = await needs.reminders.hold(row.id)
    if (one !== undefined) held.push(one)
  }
  return held
}

/** The undo of whatever has planned a reminder. */
export async function takeBackReminder(
  needs: Services,
  { id }: { readonly id: number },
  caller: Caller,
): Promise<Answer<never>> {
  const say = texts[caller.lang]
  const reminder = await needs.reminders.hold(id)
  if (reminder === undefined || (reminder.state !== 'planned' && reminder.state !== 'paused')) return refuse(say.gone())
  await needs.reminders.change(id, { state: 'cancelled', why: 'undo' })
  await note(needs, 'remind undo', reminder, caller)
  return show(needs, say.done(id), reminder, caller)
}

async function show({ meetups, clock }: Services, headline: string, reminder: Reminder, { id, lang, zone }: Caller) {
  const { timing, to, madeBy } = reminder
  const meetup = timing.kind === 'before' ? await meetups.find(timing.meetupId) : undefined
  const isHidden = 'roomId' in to && to.isPrivate && madeBy.id !== id
  const reader = { lang, zone, now: clock.now() }
  const described = isOfPlan(reminder) ? describeStep(reminder, meetup, reader) : describeReminder(reminder, meetup, reader)
  const lines = isHidden && !isOfPlan(reminder) ? [] : described
  return { ...answerPrivately([`### ${headline}`, ...lines].join('\n')), reaction: ':white_check_mark:' }
}

async function note({ audit, clock }: Services, what: string, reminder: Reminder, { id: who, room }: Caller): Promise<void> {
  const where = 'roomId' in reminder.to ? reminder.to.roomId : room.id
  await audit.add({ at: clock.now(), who, what, where, detail: describeForLog(reminder) })
}
