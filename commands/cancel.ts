import type { Reminder } from '../src/domain/reminder/index.ts'
import { shortId } from '../src/kit/arg-kinds.ts'
import { type Answer, answerPrivately, type Caller, defineCommand, refuse } from '../src/kit/command.ts'
import { describeForLog, mayTouch } from '../src/kit/reminders.ts'
import type { Services } from '../src/kit/services.ts'
import { bilingual } from '../src/texts/bilingual.ts'
import { fr } from '../src/texts/french.ts'
import { describeReminder } from '../src/texts/reminder.ts'

const texts = bilingual({
  en: {
    unknown: (id: number) => `There is no reminder \`#${id}\` of yours. \`!meetup reminders\` lists them.`,
    over: (id: number) =>
      `The reminder \`#${id}\` waits no more: it was sent, missed or cancelled. \`!meetup reminders\` lists those to come.`,
    meetup: (id: number) => `\`#${id}\` is a meetup. Organizers cancel it with \`!meetup cancel meetup #${id} reason:…\`.`,
    talk: (id: number) => `\`#${id}\` is a talk. Take it back with \`!meetup withdraw #${id}\`.`,
    topic: (id: number) =>
      `\`#${id}\` is a topic, which is not cancelled. \`!meetup vote #${id}\` gives or takes back your vote.`,
    done: (id: number) => `The reminder \`#${id}\` is cancelled`,
    back: (id: number) => `The reminder \`#${id}\` is planned again`,
    gone: () => 'The reminder has changed since, so I left it as it is. `!meetup reminders` lists those to come.',
  },
  fr: {
    unknown: (id) => fr`Vous n'avez pas de rappel \`#${id}\`. \`!rencontre rappels\` les énumère.`,
    over: (id) =>
      fr`Le rappel \`#${id}\` n'est plus en attente : il a été envoyé, manqué ou annulé. \`!rencontre rappels\` énumère ceux à venir.`,
    meetup: (id) =>
      fr`\`#${id}\` est une rencontre. Les organisateurs l'annulent avec \`!rencontre annuler rencontre #${id} raison:…\`.`,
    talk: (id) => fr`\`#${id}\` est une présentation. Retirez-la avec \`!rencontre retirer #${id}\`.`,
    topic: (id) => fr`\`#${id}\` est un sujet, qui ne s'annule pas. \`!rencontre voter #${id}\` donne ou reprend votre vote.`,
    done: (id) => fr`Le rappel \`#${id}\` est annulé`,
    back: (id) => fr`Le rappel \`#${id}\` est de nouveau prévu`,
    gone: () => fr`Le rappel a changé depuis; je n'y ai donc pas touché. \`!rencontre rappels\` énumère ceux à venir.`,
  },
})

interface Cancelled {
  readonly id: number
  readonly before: 'planned' | 'paused'
  readonly why: string | null
}

export const cancel = defineCommand({
  name: 'cancel',
  verbs: { en: ['cancel', 'cancel reminder'], fr: ['annuler', 'annuler rappel'] },
  group: 'you',
  who: 'all',
  summary: { en: 'take off one of your reminders', fr: fr`retirer un de vos rappels` },
  examples: { en: ['cancel #12'], fr: ['annuler #12'] },
  args: { id: shortId() },
  changes: true,
  async run(needs, { id }, caller): Promise<Answer<Cancelled>> {
    const say = texts[caller.lang]
    const reminder = await needs.reminders.hold(id)
    if (reminder === undefined || !(await mayTouch(needs, reminder, caller.id)))
      return refuse(await explainOther(needs, id, caller))
    if (reminder.state !== 'planned' && reminder.state !== 'paused') return refuse(say.over(id))
    await needs.reminders.change(id, { state: 'cancelled', why: 'person' })
    await note(needs, 'remind cancel', reminder, caller)
    const data: Cancelled = { id, before: reminder.state, why: reminder.why ?? null }
    return { ...(await show(needs, say.done(id), reminder, caller)), undo: { data } }
  },
  async undo(needs, { id, before, why }: Cancelled, caller) {
    const say = texts[caller.lang]
    const reminder = await needs.reminders.hold(id)
    const isSame = reminder?.state === 'cancelled' && reminder.why === 'person'
    if (reminder === undefined || !isSame || !(await mayTouch(needs, reminder, caller.id))) return refuse(say.gone())
    await needs.reminders.change(id, { state: before, why })
    await note(needs, 'remind cancel undo', reminder, caller)
    return show(needs, say.back(id), reminder, caller)
  },
})

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
  const lines = isHidden ? [] : describeReminder(reminder, meetup, { lang, zone, now: clock.now() })
  return { ...answerPrivately([`### ${headline}`, ...lines].join('\n')), reaction: ':white_check_mark:' }
}

async function note({ audit, clock }: Services, what: string, reminder: Reminder, { id: who, room }: Caller): Promise<void> {
  const where = 'roomId' in reminder.to ? reminder.to.roomId : room.id
  await audit.add({ at: clock.now(), who, what, where, detail: describeForLog(reminder) })
}

async function explainOther({ meetups, talks, topics }: Services, id: number, { lang }: Caller): Promise<string> {
  const say = texts[lang]
  if ((await meetups.find(id)) !== undefined) return say.meetup(id)
  if ((await talks.find(id)) !== undefined) return say.talk(id)
  return (await topics.find(id)) === undefined ? say.unknown(id) : say.topic(id)
}
