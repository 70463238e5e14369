import { localOf } from '../../shared/dates/local-time.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatClock, formatMoment } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { plainText } from '../../shared/text/sanitize.ts'
import { endsAt, type Meetup } from '../meetups/model.ts'
import { describeLength, nameTalkLang } from '../talks/messages.ts'
import type { Talk } from '../talks/model.ts'

const texts = bilingual({
  en: {
    untitled: () => 'Meetup',
    cancelled: (title: string) => `CANCELLED: ${title}`,
    reason: (words: string) => `Reason: ${words}`,
    when: (moment: string, end: string) => `When: ${moment}, until ${end}`,
    where: (place: string) => `Where: ${place}`,
    join: (url: string) => `Join remotely: ${url}`,
    agenda: () => 'On the agenda:',
    talk: (title: string, presenter: string | undefined, details: string) =>
      `• “${title}”${presenter === undefined ? '' : `, presented by ${presenter}`} (${details})`,
    conduct: (url: string) => `Code of conduct: ${url}`,
  },
  fr: {
    untitled: () => fr`Rencontre`,
    cancelled: (title) => fr`ANNULÉE : ${title}`,
    reason: (words) => fr`Raison : ${words}`,
    when: (moment, end) => fr`Quand : ${moment}, jusqu'à ${end}`,
    where: (place) => fr`Où : ${place}`,
    join: (url) => fr`Participer à distance : ${url}`,
    agenda: () => fr`À l'ordre du jour :`,
    talk: (title, presenter, details) =>
      fr`• « ${title} »${presenter === undefined ? '' : fr`, présentation de ${presenter}`} (${details})`,
    conduct: (url) => fr`Code de conduite : ${url}`,
  },
})

/** The name of a meetup outside of the chat. */
export function copyTitle({ title, state }: Meetup, lang: Lang): string {
  const say = texts[lang]
  const name = title === undefined ? say.untitled() : plainText(title)
  return state === 'cancelled' ? say.cancelled(name) : name
}

/** A meetup for Meetup.com, GCconnex, mail and calendars: plain lines without Markdown, which those would show raw. */
export function copyMeetup(meetup: Meetup, agenda: readonly Talk[], lang: Lang, conduct: string): string {
  const { cancelReason } = meetup
  return [
    copyTitle(meetup, lang),
    ...(cancelReason === undefined ? [] : [texts[lang].reason(plainText(cancelReason))]),
    ...copyDetails(meetup, agenda, lang),
    texts[lang].conduct(conduct),
  ].join('\n')
}

/** When and where it is, and what is on its agenda, in plain lines. */
export function copyDetails(meetup: Meetup, agenda: readonly Talk[], lang: Lang): readonly string[] {
  const say = texts[lang]
  const { startsAt, zone, place, joinUrl } = meetup
  const end = formatClock(localOf(endsAt(meetup), zone).time, lang)
  const talks = agenda.map(({ title, presenter, lengthMinutes, lang: spoken }) =>
    say.talk(
      plainText(title),
      presenter && plainText(presenter.username),
      [describeLength(lengthMinutes), nameTalkLang(spoken, lang)].join(', '),
    ),
  )
  return [
    say.when(formatMoment(startsAt, lang, zone), end),
    ...(place === undefined ? [] : [say.where(plainText(place))]),
    ...(joinUrl === undefined ? [] : [say.join(joinUrl)]),
    ...(talks.length === 0 ? [] : [say.agenda(), ...talks]),
  ]
}
