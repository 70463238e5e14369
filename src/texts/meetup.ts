import type { HeadCount } from '../domain/attendance.ts'
import type { Lang } from '../domain/lang.ts'
import { isInProgress, type Meetup } from '../domain/meetup.ts'
import type { EpochMs } from '../domain/time.ts'
import { bilingual, plural } from './bilingual.ts'
import { formatMoment, formatMomentFull } from './dates.ts'
import { fr } from './french.ts'
import { plain } from './hygiene.ts'

const texts = bilingual({
  en: {
    untitled: () => 'Meetup',
    inProgress: () => 'in progress',
    cancelled: () => 'cancelled',
    when: (moment: string) => `**When**: ${moment}`,
    yourTime: (moment: string) => `**Your time**: ${moment}`,
    moved: (moment: string) => `**Moved**: it was planned for ${moment}`,
    where: (place: string) => `**Where**: ${place}`,
    seats: (place: string, capacity: number) => `**Where**: ${place} (${capacity} ${plural('en', capacity, 'seat', 'seats')})`,
    join: (url: string) => `**Join**: ${url}`,
    coming: (count: string) => `**Coming**: ${count}`,
    inRoom: (room: number, waiting: number) =>
      waiting === 0 ? `${room} in the room` : `${room} in the room (${waiting} on the waiting list)`,
    remotely: (remote: number) => `${remote} remotely`,
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
    when: (moment) => fr`**Quand** : ${moment}`,
    yourTime: (moment) => fr`**Votre heure** : ${moment}`,
    moved: (moment) => fr`**Déplacée** : elle était prévue ${moment}`,
    where: (place) => fr`**Où** : ${place}`,
    seats: (place, capacity) => fr`**Où** : ${place} (${capacity} ${plural('fr', capacity, 'place', 'places')})`,
    join: (url) => fr`**Lien** : ${url}`,
    coming: (count) => fr`**Présences** : ${count}`,
    inRoom: (room, waiting) =>
      waiting === 0 ? fr`${room} sur place` : fr`${room} sur place (${waiting} sur la liste d'attente)`,
    remotely: (remote) => fr`${remote} à distance`,
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
}

/** One meetup as people need it: what, when, where, how to join, and what its organizers have not said yet. */
export function describeMeetup(meetup: Meetup, reader: Reader, { counts, agenda = [], movedFrom }: Details = {}): string {
  const { lang, now, lasting } = reader
  const say = texts[lang]
  const { place, joinUrl } = meetup
  const coming = counts === undefined ? '' : tellCounts(counts, lang) || (meetup.startsAt > now ? say.nobody() : '')
  const missing = [
    ...(meetup.title === undefined ? [say.title()] : []),
    ...(place === undefined ? [say.place()] : []),
    ...(joinUrl === undefined ? [say.joinUrl()] : []),
  ]
  return [
    `### ${nameMeetup(meetup, { lang, now })}`,
    ...tellWhen(meetup, reader),
    ...(movedFrom === undefined ? [] : [say.moved(formatMoment(movedFrom, lang, meetup.zone))]),
    ...tellWhere(meetup, lang),
    ...tellJoin(meetup, lang),
    ...(coming === '' ? [] : [say.coming(coming)]),
    ...agenda,
    ...(missing.length === 0 || meetup.startsAt <= now || lasting
      ? []
      : [say.missing(new Intl.ListFormat(`${lang}-CA`).format(missing))]),
  ].join('\n')
}

/** When it is; also by the reader's clock, where that differs. */
export function tellWhen({ startsAt, zone: own }: Meetup, { lang, zone, now, lasting }: Reader): readonly string[] {
  const say = texts[lang]
  const when = say.when(lasting ? formatMoment(startsAt, lang, own) : formatMomentFull(startsAt, now, lang, own))
  return zone === own ? [when] : [when, say.yourTime(formatMoment(startsAt, lang, zone))]
}

export function tellWhere({ place, capacity }: Meetup, lang: Lang): readonly string[] {
  if (place === undefined) return []
  return [capacity === undefined ? texts[lang].where(plain(place)) : texts[lang].seats(plain(place), capacity)]
}

export function tellJoin({ joinUrl }: Meetup, lang: Lang): readonly string[] {
  return joinUrl === undefined ? [] : [texts[lang].join(joinUrl)]
}

/** One line of a list. */
export function listMeetup(meetup: Meetup, { lang, now }: Omit<Reader, 'zone'>, { counts }: Details = {}): string {
  const count = counts === undefined ? '' : tellCounts(counts, lang)
  const moment = formatMoment(meetup.startsAt, lang, meetup.zone)
  const parts = [moment, nameMeetup(meetup, { lang, now }), ...(count === '' ? [] : [count]), `\`#${meetup.id}\``]
  return `- ${parts.join(' · ')}`
}

/** `12 in the room (3 on the waiting list), 8 remotely, 2 maybe`; empty when nobody comes. */
function tellCounts({ room, waiting, remote, maybe }: HeadCount, lang: Lang): string {
  const say = texts[lang]
  const parts = [
    ...(room + waiting === 0 ? [] : [say.inRoom(room, waiting)]),
    ...(remote === 0 ? [] : [say.remotely(remote)]),
    ...(maybe === 0 ? [] : [say.maybe(maybe)]),
  ]
  return parts.join(', ')
}

/** What its organizers call it, made harmless. */
export function titleOf({ title }: Meetup, lang: Lang): string {
  return title === undefined ? texts[lang].untitled() : plain(title)
}

export function nameMeetup(meetup: Meetup, { lang, now }: Omit<Reader, 'zone'>): string {
  const say = texts[lang]
  const name = titleOf(meetup, lang)
  if (meetup.state === 'cancelled') return `${name} (${say.cancelled()})`
  return isInProgress(meetup, now) ? `${name} (${say.inProgress()})` : name
}
