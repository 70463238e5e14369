import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { formatMoment, formatMomentFull } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { nameMissed } from '../automation/messages.ts'
import { describeJoin, describeWhen, describeWhere, type Reader, titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { countTimes, explainMiss, explainPause, nameReceiver, type PauseReason } from './messages.ts'
import type { Reminder } from './model/index.ts'

const texts = bilingual({
  en: {
    headline: () => 'Reminder',
    late: (moment: string) => `_This was due on ${moment}; I could not send it then._`,
    stop: (id: number) => `_No more of these:_ \`!meetup cancel #${id}\``,
    correction: (title: string) => `Correction: ${title}`,
    moved: (moment: string) => `The meetup of which I have reminded you is at another time. **New date**: ${moment}`,
    instead: (moment: string) => `**Instead of**: ${moment}`,
    cancelled: (moment: string) => `The meetup of ${moment}, of which I have reminded you, is cancelled.`,
    reason: (reason: string) => `**Reason**: ${reason}`,
    missed: () => 'Reminders that were not sent',
    personal: (count: number) =>
      `- ${count} personal ${plural('en', count, 'reminder', 'reminders')}, which I tell to whom ${plural('en', count, 'it belongs', 'they belong')}`,
    pausedFor: (room: string, why: string) => `Reminders are paused for ${room}: ${why}.`,
    resume: (calls: string) => `When that is mended, type ${calls}.`,
    call: (id: number) => `\`!meetup remind resume #${id}\``,
    undelivered: (id: number) => `I could not deliver the reminder \`#${id}\`: the workspace did not take it for over an hour.`,
    flood: (room: string, most: number) =>
      `I had more to say in ${room} than ${most} messages a minute, so some of them come later. If that is not wanted, \`!meetup reminders\` shows what is planned there.`,
  },
  fr: {
    headline: () => fr`Rappel`,
    late: (moment) => fr`_Ce rappel était prévu ${moment}; je n'ai pas pu l'envoyer alors._`,
    stop: (id) => fr`_N'en plus recevoir :_ \`!rencontre annuler #${id}\``,
    correction: (title) => fr`Correction : ${title}`,
    moved: (moment) => fr`La rencontre que je vous ai rappelée a lieu à un autre moment. **Nouvelle date** : ${moment}`,
    instead: (moment) => fr`**Au lieu de** : ${moment}`,
    cancelled: (moment) => fr`La rencontre prévue ${moment}, que je vous ai rappelée, est annulée.`,
    reason: (reason) => fr`**Raison** : ${reason}`,
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

/** Somebody's words, or the meetup itself, at the time they were asked for. */
export function composeReminder({ words, timing, id, to }: Reminder, meetup: Meetup | undefined, reader: Reader): string {
  const say = texts[reader.lang]
  return [
    `### ${say.headline()}`,
    ...(words === undefined ? [] : [escapeMarkdown(words)]),
    ...(meetup === undefined
      ? []
      : [
          `**${titleOf(meetup, reader.lang)}**`,
          ...describeWhen(meetup, reader),
          ...describeWhere(meetup, reader.lang),
          ...describeJoin(meetup, reader.lang),
        ]),
    ...(timing.kind === 'every' && !('roomId' in to) ? [say.stop(id)] : []),
  ].join('\n')
}

export function describeLate(dueAt: number, lang: Lang, zone: string): string {
  return texts[lang].late(formatMoment(dueAt, lang, zone))
}

/** To whom a reminder has told a date that is not true any more. */
export function describeCorrection(meetup: Meetup, before: number, { lang, now }: Omit<Reader, 'zone'>): string {
  const say = texts[lang]
  const old = formatMoment(before, lang, meetup.zone)
  const { cancelReason } = meetup
  return [
    `### ${say.correction(titleOf(meetup, lang))}`,
    ...(meetup.state === 'cancelled'
      ? [say.cancelled(old), ...(cancelReason === undefined ? [] : [say.reason(escapeMarkdown(cancelReason))])]
      : [say.moved(formatMomentFull(meetup.startsAt, now, lang, meetup.zone)), say.instead(old)]),
  ].join('\n')
}

export interface MissedLine {
  readonly reminder: Reminder
  readonly dueAt: number
  readonly times: number
  readonly why: string
  readonly isOwn: boolean
}

/** What was never said, in one message; `personal` counts those that only their owners are told of. */
export function describeMissed(missed: readonly MissedLine[], personal: number, lang: Lang, zone: string): string {
  const say = texts[lang]
  const lines = missed.map(({ reminder, dueAt, times, why, isOwn }) =>
    [
      `- \`#${reminder.id}\``,
      nameMissed(reminder, lang, isOwn),
      formatMoment(dueAt, lang, zone),
      ...(times > 1 ? [countTimes(times, lang)] : []),
      explainMiss(why, lang),
    ].join(' · '),
  )
  return [`### ${say.missed()}`, ...lines, ...(personal === 0 ? [] : [say.personal(personal)])].join('\n')
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
