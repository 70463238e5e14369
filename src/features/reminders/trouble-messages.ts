import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { formatMoment } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { ReminderKinds } from './compose.ts'
import { nameReceiver } from './messages.ts'
import { type Reminder, stepOf } from './model/index.ts'
import { countTimes, explainMiss, explainPause, type PauseReason } from './reasons.ts'

const texts = bilingual({
  en: {
    missed: () => 'Reminders that were not sent',
    personal: (count: number) =>
      `- ${count} personal ${plural('en', count, 'reminder', 'reminders')}; I've told ${plural('en', count, 'its owner', 'their owners')}`,
    pausedFor: (room: string, why: string) => `Reminders are paused for ${room}: ${why}.`,
    resume: (calls: string) => `When that's fixed, type ${calls}.`,
    call: (id: number) => `\`!meetup remind resume #${id}\``,
    undelivered: (id: number) => `I couldn't deliver the reminder \`#${id}\`: the workspace didn't accept it for over an hour.`,
    flood: (room: string, most: number) =>
      `I had more than ${most} messages a minute for ${room}, so some come later. \`!meetup reminders\` shows what's planned there, if you'd like to spread it out.`,
  },
  fr: {
    missed: () => fr`Rappels qui n'ont pas été envoyés`,
    personal: (count) =>
      fr`- ${count} ${plural('fr', count, 'rappel personnel, que j’annonce à la personne concernée', 'rappels personnels, que j’annonce aux personnes concernées')}`,
    pausedFor: (room, why) => fr`Les rappels sont suspendus pour ${room} : ${why}.`,
    resume: (calls) => fr`Une fois le problème réglé, écrivez ${calls}.`,
    call: (id) => fr`\`!rencontre rappel reprendre #${id}\``,
    undelivered: (id) =>
      fr`Je n'ai pas pu livrer le rappel \`#${id}\` : l'espace de travail ne l'a pas accepté pendant plus d'une heure.`,
    flood: (room, most) =>
      fr`J'avais plus à dire dans ${room} que ${most} messages par minute; certains viendront donc plus tard. Si ce n'est pas voulu, \`!rencontre rappels\` montre ce qui y est prévu.`,
  },
})

export type Naming = Pick<ReminderKinds<never>, 'nameStep'>

export interface MissedLine {
  readonly reminder: Reminder
  readonly dueAt: number
  readonly times: number
  readonly why: string
  readonly isOwn: boolean
}

interface MissedOptions extends Naming {
  /** How many more only their owners hear about. */
  readonly personal: number
  readonly lang: Lang
  readonly zone: string
}

/** Everything that wasn't sent, in one message. */
export function describeMissed(missed: readonly MissedLine[], { personal, nameStep, lang, zone }: MissedOptions): string {
  const say = texts[lang]
  const lines = missed.map(({ reminder, dueAt, times, why, isOwn }) =>
    [
      `- \`#${reminder.id}\``,
      nameMissed(reminder, { nameStep, lang, isOwn }),
      formatMoment(dueAt, lang, zone),
      ...(times > 1 ? [countTimes(times, lang)] : []),
      explainMiss(why, lang),
    ].join(' · '),
  )
  return [`### ${say.missed()}`, ...lines, ...(personal === 0 ? [] : [say.personal(personal)])].join('\n')
}

/** Which step, and in which room if it's for one. */
function nameMissed(reminder: Reminder, { nameStep, lang, isOwn }: Naming & { readonly lang: Lang; readonly isOwn: boolean }) {
  const step = stepOf(reminder)
  const receiver = nameReceiver(reminder, lang, isOwn)
  if (step === undefined) return receiver
  return 'roomId' in reminder.to ? `${nameStep(step, lang)} · ${receiver}` : nameStep(step, lang)
}

export function describePaused(paused: readonly Reminder[], why: PauseReason, lang: Lang, isOwn: boolean): string {
  const say = texts[lang]
  const [first] = paused
  const calls = paused.map(({ id }) => say.call(id)).join(', ')
  return [
    say.pausedFor(first === undefined ? '' : nameReceiver(first, lang, isOwn), explainPause(why, lang)),
    say.resume(calls),
  ].join('\n')
}

export function describeUndelivered(id: number, lang: Lang): string {
  return texts[lang].undelivered(id)
}

export function describeFlood(room: string, most: number, lang: Lang): string {
  return texts[lang].flood(room, most)
}
