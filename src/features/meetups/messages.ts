import type { EpochMs } from '../../shared/dates/time.ts'
import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { formatMoment, formatMomentFull } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import type { HeadCount } from '../attendance/model.ts'
import { isInProgress, type Meetup } from './model.ts'

const texts = bilingual({
  en: {
    untitled: () => 'Meetup',
    inProgress: () => 'in progress',
    cancelled: () => 'cancelled',
    series: (name: string) => `**Series**: ${name}`,
    reason: (words: string) => `**Reason**: ${words}`,
    when: (moment: string) => `**When**: ${moment}`,
    yourTime: (moment: string) => `**Your time**: ${moment}`,
    moved: (moment: string) => `**Moved**: it was planned for ${moment}`,
    where: (place: string) => `**Where**: ${place}`,
    seats: (place: string, capacity: number) => `**Where**: ${place} (${capacity} ${plural('en', capacity, 'seat', 'seats')})`,
    join: (url: string) => `**Join**: ${url}`,
    places: (url: string, places: number) => `**Join**: ${url} (${places} ${plural('en', places, 'place', 'places')})`,
    coming: (count: string) => `**Coming**: ${count}`,
    inRoom: (room: number, waiting: number) =>
      waiting === 0 ? `${room} in the room` : `${room} in the room (${waiting} on the waiting list)`,
    remotely: (remote: number, waiting: number) =>
      waiting === 0 ? `${remote} remotely` : `${remote} remotely (${waiting} on the waiting list)`,
    maybe: (maybe: number) => `${maybe} maybe`,
    nobody: () => 'nobody yet',
    missing: (what: string) => `**Still missing**: ${what}`,
    title: () => 'a title',
    place: () => 'a place',
    joinUrl: () => 'a join link',
  },
  fr: {
    untitled: () => fr`Rencontre`,
    inProgress: () => fr`en cours`,
    cancelled: () => fr`annulée`,
    series: (name) => fr`**Série** : ${name}`,
    reason: (words) => fr`**Raison** : ${words}`,
    when: (moment) => fr`**Quand** : ${moment}`,
    yourTime: (moment) => fr`**Votre heure** : ${moment}`,
    moved: (moment) => fr`**Déplacée** : elle était prévue ${moment}`,
    where: (place) => fr`**Où** : ${place}`,
    seats: (place, capacity) => fr`**Où** : ${place} (${capacity} ${plural('fr', capacity, 'place', 'places')})`,
    join: (url) => fr`**Lien** : ${url}`,
    places: (url, places) => fr`**Lien** : ${url} (${places} ${plural('fr', places, 'place', 'places')})`,
    coming: (count) => fr`**Présences** : ${count}`,
    inRoom: (room, waiting) =>
      waiting === 0 ? fr`${room} sur place` : fr`${room} sur place (${waiting} sur la liste d'attente)`,
    remotely: (remote, waiting) =>
      waiting === 0 ? fr`${remote} à distance` : fr`${remote} à distance (${waiting} sur la liste d'attente)`,
    maybe: (maybe) => fr`${maybe} peut-être`,
    nobody: () => fr`personne pour l'instant`,
    missing: (what) => fr`**Il manque encore** : ${what}`,
    title: () => fr`un titre`,
    place: () => fr`un lieu`,
    joinUrl: () => fr`un lien pour participer`,
  },
})

export interface Reader {
  readonly lang: Lang
  /** The reader's zone; when it differs from the meetup's, both times are told. */
  readonly zone: string
  readonly now: number
  /**
   * The text stands for days before many: it goes without what changes by itself, as `in 3 days` does, and without what only
   * organizers can mend.
   */
  readonly lasting?: true
}

/** What stands beside the meetup itself. */
interface Details {
  /** How many come; none leaves the line out. */
  readonly counts?: HeadCount | undefined
  /** Lines on what is presented, as `describeAgenda` writes them. */
  readonly agenda?: readonly string[] | undefined
  /** When it was to start before it was moved. */
  readonly movedFrom?: EpochMs | undefined
  /** The name of its series, made harmless, where there are several. */
  readonly series?: string | undefined
}

/** One meetup as people need it: what, when, where, how to join, and what its organizers have not said yet. */
export function describeMeetup(
  meetup: Meetup,
  reader: Reader,
  { counts, agenda = [], movedFrom, series }: Details = {},
): string {
  const { lang, now, lasting } = reader
  const say = texts[lang]
  const { place, joinUrl } = meetup
  const coming = counts === undefined ? '' : describeCounts(counts, lang) || (meetup.startsAt > now ? say.nobody() : '')
  const missing = [
    ...(meetup.title === undefined ? [say.title()] : []),
    ...(place === undefined ? [say.place()] : []),
    ...(joinUrl === undefined ? [say.joinUrl()] : []),
  ]
  return [
    `### ${nameMeetup(meetup, { lang, now })}`,
    ...(series === undefined ? [] : [say.series(series)]),
    ...(meetup.cancelReason === undefined ? [] : [say.reason(escapeMarkdown(meetup.cancelReason))]),
    ...describeWhen(meetup, reader),
    ...(movedFrom === undefined ? [] : [say.moved(formatMoment(movedFrom, lang, meetup.zone))]),
    ...describeWhere(meetup, lang),
    ...describeJoin(meetup, lang),
    ...(coming === '' ? [] : [say.coming(coming)]),
    ...agenda,
    ...(missing.length === 0 || meetup.startsAt <= now || meetup.state === 'cancelled' || lasting
      ? []
      : [say.missing(new Intl.ListFormat(`${lang}-CA`).format(missing))]),
  ].join('\n')
}

/** When it is; also by the reader's clock, where that differs. */
export function describeWhen({ startsAt, zone: own }: Meetup, { lang, zone, now, lasting }: Reader): readonly string[] {
  const say = texts[lang]
  const when = say.when(lasting ? formatMoment(startsAt, lang, own) : formatMomentFull(startsAt, now, lang, own))
  return zone === own ? [when] : [when, say.yourTime(formatMoment(startsAt, lang, zone))]
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

/** One line of a list. */
export function listMeetup(meetup: Meetup, { lang, now }: Omit<Reader, 'zone'>, { counts, series }: Details = {}): string {
  const count = counts === undefined ? '' : describeCounts(counts, lang)
  const moment = formatMoment(meetup.startsAt, lang, meetup.zone)
  const parts = [
    moment,
    nameMeetup(meetup, { lang, now }),
    ...(series === undefined ? [] : [series]),
    ...(count === '' ? [] : [count]),
    `\`#${meetup.id}\``,
  ]
  return `- ${parts.join(' · ')}`
}

/** `12 in the room (3 on the waiting list), 8 remotely, 2 maybe`; empty when nobody comes. */
export function describeCounts({ room, waiting, remote, remoteWaiting, maybe }: HeadCount, lang: Lang): string {
  const say = texts[lang]
  const parts = [
    ...(room + waiting === 0 ? [] : [say.inRoom(room, waiting)]),
    ...(remote + remoteWaiting === 0 ? [] : [say.remotely(remote, remoteWaiting)]),
    ...(maybe === 0 ? [] : [say.maybe(maybe)]),
  ]
  return parts.join(', ')
}

/** What its organizers call it, made harmless. */
export function titleOf({ title }: Meetup, lang: Lang): string {
  return title === undefined ? texts[lang].untitled() : escapeMarkdown(title)
}

export function nameMeetup(meetup: Meetup, { lang, now }: Omit<Reader, 'zone'>): string {
  const say = texts[lang]
  const name = titleOf(meetup, lang)
  if (meetup.state === 'cancelled') return `${name} (${say.cancelled()})`
  return isInProgress(meetup, now) ? `${name} (${say.inProgress()})` : name
}
