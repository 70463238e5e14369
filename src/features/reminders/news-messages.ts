import type { Button } from '../../messaging/chat.ts'
import { hourMs } from '../../shared/dates/time.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatMoment, formatMomentFull } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { joinWords } from '../../shared/i18n/lists.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { describeJoin, describeReason, describeWhen, describeWhere, type Reader, titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { type Reminder, stepOf } from './model/index.ts'
import { describeTiming } from './time-messages.ts'
import type { Naming } from './trouble-messages.ts'

const texts = bilingual({
  en: {
    headline: () => 'Reminder',
    late: (moment: string) => `_This was due on ${moment}; I couldn't send it then._`,
    replaces: (names: string) => `_It also covers what I couldn't send: ${names}._`,
    snooze: () => 'In 1 hour',
    snoozeCall: (id: number) => `!meetup snooze #${id} 1h`,
    stop: (id: number) => `_To stop these:_ \`!meetup cancel #${id}\``,
    correction: (title: string) => `Correction: ${title}`,
    moved: (moment: string) => `The meetup I reminded you about has moved. **New date**: ${moment}`,
    instead: (moment: string) => `**Instead of**: ${moment}`,
    cancelled: (moment: string) => `The meetup on ${moment}, which I reminded you about, is cancelled.`,
  },
  fr: {
    headline: () => fr`Rappel`,
    late: (moment) => fr`_Ce rappel était prévu ${moment}; je n'ai pas pu l'envoyer alors._`,
    replaces: (names) => fr`_Il remplace aussi ce que je n'ai pas pu envoyer : ${names}._`,
    snooze: () => fr`Dans 1 heure`,
    snoozeCall: (id) => fr`!rencontre reporter #${id} 1h`,
    stop: (id) => fr`_N'en plus recevoir :_ \`!rencontre annuler #${id}\``,
    correction: (title) => fr`Correction : ${title}`,
    moved: (moment) => fr`La rencontre que je vous ai rappelée a lieu à un autre moment. **Nouvelle date** : ${moment}`,
    instead: (moment) => fr`**Au lieu de** : ${moment}`,
    cancelled: (moment) => fr`La rencontre prévue ${moment}, que je vous ai rappelée, est annulée.`,
  },
})

/** The author's words, or the meetup itself, at the requested time. */
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

interface Late {
  /** When it was due, if it's late. */
  readonly since: number | undefined
  /** Other reminders of the same meetup that it replaces. */
  readonly replaced: readonly Reminder[]
}

export function describeLate({ since, replaced }: Late, { nameStep }: Naming, lang: Lang, zone: string): readonly string[] {
  const say = texts[lang]
  const names = replaced.map((reminder) => {
    const step = stepOf(reminder)
    return step === undefined ? describeTiming(reminder.timing, lang, zone) : nameStep(step, lang)
  })
  return [
    ...(since === undefined ? [] : [say.late(formatMoment(since, lang, zone))]),
    ...(names.length === 0 ? [] : [say.replaces(joinWords(names, lang))]),
  ]
}

/** How long the snooze button under a personal reminder postpones it. */
const snoozeMs = hourMs

/** Only if there is time for it before the meetup. */
export function snoozeButton({ id }: Reminder, meetup: Meetup | undefined, lang: Lang, now: number): readonly Button[] {
  if (meetup !== undefined && now + snoozeMs >= meetup.startsAt) return []
  return [{ label: texts[lang].snooze(), command: texts[lang].snoozeCall(id) }]
}

/** For people who were given a date that has since changed. */
export function describeCorrection(meetup: Meetup, before: number, { lang, now }: Omit<Reader, 'zone'>): string {
  const say = texts[lang]
  const old = formatMoment(before, lang, meetup.zone)
  return [
    `### ${say.correction(titleOf(meetup, lang))}`,
    ...(meetup.state === 'cancelled'
      ? [say.cancelled(old), ...describeReason(meetup.cancelReason, lang)]
      : [say.moved(formatMomentFull(meetup.startsAt, now, lang, meetup.zone)), say.instead(old)]),
  ].join('\n')
}
