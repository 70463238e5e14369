import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { formatMoment, formatMomentFull } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { isInProgress, type Meetup } from './model.ts'

const texts = bilingual({
  en: {
    untitled: () => 'Meetup',
    inProgress: () => 'in progress',
    cancelled: () => 'cancelled',
    when: (moment: string) => `**When**: ${moment}`,
    yourTime: (moment: string) => `**Your time**: ${moment}`,
    earlier: (moment: string) => `**Was on**: ${moment}`,
    where: (place: string) => `**Where**: ${place}`,
    seats: (place: string, capacity: number) => `**Where**: ${place} (${capacity} ${plural('en', capacity, 'seat', 'seats')})`,
    join: (url: string) => `**Join**: ${url}`,
    online: (url: string) => `[join online](${url})`,
    onlineSeats: (url: string, places: number) => `[join online](${url}) (${places} ${plural('en', places, 'seat', 'seats')})`,
    places: (url: string, places: number) => `**Join**: ${url} (${places} ${plural('en', places, 'seat', 'seats')})`,
    reason: (words: string) => `**Reason**: ${words}`,
    conduct: (url: string) => `[Code of conduct](${url})`,
  },
  fr: {
    untitled: () => fr`Rencontre`,
    inProgress: () => fr`en cours`,
    cancelled: () => fr`annulée`,
    when: (moment) => fr`**Quand** : ${moment}`,
    yourTime: (moment) => fr`**Votre heure** : ${moment}`,
    earlier: (moment) => fr`**Date précédente** : ${moment}`,
    where: (place) => fr`**Où** : ${place}`,
    seats: (place, capacity) => fr`**Où** : ${place} (${capacity} ${plural('fr', capacity, 'place', 'places')})`,
    join: (url) => fr`**Lien** : ${url}`,
    online: (url) => fr`[en ligne](${url})`,
    onlineSeats: (url, places) => fr`[en ligne](${url}) (${places} ${plural('fr', places, 'place', 'places')})`,
    places: (url, places) => fr`**Lien** : ${url} (${places} ${plural('fr', places, 'place', 'places')})`,
    reason: (words) => fr`**Raison** : ${words}`,
    conduct: (url) => fr`[Code de conduite](${url})`,
  },
})

export interface Reader {
  readonly lang: Lang
  /** The reader's zone; if it differs from the meetup's, both times are given. */
  readonly zone: string
  readonly now: number
  /**
   * The text will be read for days. It leaves out what changes over time, such as `in 3 days`, and what only organizers can
   * fix.
   */
  readonly lasting?: true
}

/** When it is, also in the reader's zone if that differs. */
export function describeWhen({ startsAt, zone: own }: Meetup, { lang, zone, now, lasting }: Reader): readonly string[] {
  const say = texts[lang]
  const when = say.when(lasting ? formatMoment(startsAt, lang, own) : formatMomentFull(startsAt, now, lang, own))
  return zone === own ? [when] : [when, say.yourTime(formatMoment(startsAt, lang, zone))]
}

/** When it was before it moved. */
export function describeEarlierDate({ startsAt, zone }: Pick<Meetup, 'startsAt' | 'zone'>, lang: Lang): string {
  return texts[lang].earlier(formatMoment(startsAt, lang, zone))
}

/** Why somebody cancelled, skipped or declined something; nothing when they didn't say. */
export function describeReason(words: string | undefined, lang: Lang): readonly string[] {
  return words === undefined ? [] : [texts[lang].reason(escapeMarkdown(words))]
}

export function linkConduct(url: string, lang: Lang): string {
  return texts[lang].conduct(url)
}

export function describeWhere({ place, capacity }: Pick<Meetup, 'place' | 'capacity'>, lang: Lang): readonly string[] {
  if (place === undefined) return []
  return [
    capacity === undefined ? texts[lang].where(escapeMarkdown(place)) : texts[lang].seats(escapeMarkdown(place), capacity),
  ]
}

export function describeJoin(
  { joinUrl, remoteCapacity }: Pick<Meetup, 'joinUrl' | 'remoteCapacity'>,
  lang: Lang,
): readonly string[] {
  if (joinUrl === undefined) return []
  return [remoteCapacity === undefined ? texts[lang].join(joinUrl) : texts[lang].places(joinUrl, remoteCapacity)]
}

/** Place and link in one line, for what is posted in rooms; nothing when neither is known. */
export function describePlaceAndLink(meetup: Pick<Meetup, 'place' | 'capacity' | 'joinUrl' | 'remoteCapacity'>, lang: Lang) {
  const say = texts[lang]
  const { joinUrl, remoteCapacity } = meetup
  // A bracket would end the link.
  const url = joinUrl?.replaceAll('(', '%28').replaceAll(')', '%29')
  const link = url && (remoteCapacity === undefined ? say.online(url) : say.onlineSeats(url, remoteCapacity))
  const [where] = describeWhere(meetup, lang)
  if (where !== undefined) return [link === undefined ? where : `${where} · ${link}`]
  return link === undefined ? [] : [say.where(link)]
}

/** The title its organizers gave it, sanitized. */
export function titleOf({ title }: Meetup, lang: Lang): string {
  return title === undefined ? texts[lang].untitled() : escapeMarkdown(title)
}

export function nameMeetup(meetup: Meetup, { lang, now }: Omit<Reader, 'zone'>): string {
  const say = texts[lang]
  const name = titleOf(meetup, lang)
  if (meetup.state === 'cancelled') return `${name} (${say.cancelled()})`
  return isInProgress(meetup, now) ? `${name} (${say.inProgress()})` : name
}
