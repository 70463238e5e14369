import type { Lang } from '../domain/lang.ts'
import { isInProgress, type Meetup } from '../domain/meetup.ts'
import { bilingual } from './bilingual.ts'
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
    where: (place: string) => `**Where**: ${place}`,
    seats: (place: string, capacity: number) => `**Where**: ${place} (${capacity} seats)`,
    join: (url: string) => `**Join**: ${url}`,
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
    where: (place) => fr`**Où** : ${place}`,
    seats: (place, capacity) => fr`**Où** : ${place} (${capacity} places)`,
    join: (url) => fr`**Lien** : ${url}`,
    missing: (what) => fr`**Il manque encore** : ${what}`,
    title: () => fr`un titre`,
    place: () => fr`un lieu`,
    joinUrl: () => fr`un lien pour participer`,
  },
})

interface Reader {
  readonly lang: Lang
  /** The reader's zone; when it differs from the meetup's, both times are told. */
  readonly zone: string
  readonly now: number
}

/** One meetup as people need it: what, when, where, how to join, and what its organizers have not said yet. */
export function describeMeetup(meetup: Meetup, { lang, zone, now }: Reader): string {
  const say = texts[lang]
  const { place, joinUrl, capacity } = meetup
  const missing = [
    ...(meetup.title === undefined ? [say.title()] : []),
    ...(place === undefined ? [say.place()] : []),
    ...(joinUrl === undefined ? [say.joinUrl()] : []),
  ]
  const yourTime = zone === meetup.zone ? undefined : formatMoment(meetup.startsAt, lang, zone)
  return [
    `### ${nameMeetup(meetup, { lang, now })}`,
    say.when(formatMomentFull(meetup.startsAt, now, lang, meetup.zone)),
    ...(yourTime === undefined ? [] : [say.yourTime(yourTime)]),
    ...(place === undefined ? [] : [capacity === undefined ? say.where(plain(place)) : say.seats(plain(place), capacity)]),
    ...(joinUrl === undefined ? [] : [say.join(joinUrl)]),
    ...(missing.length === 0 || meetup.startsAt <= now ? [] : [say.missing(new Intl.ListFormat(`${lang}-CA`).format(missing))]),
  ].join('\n')
}

/** One line of a list. */
export function listMeetup(meetup: Meetup, { lang, now }: Omit<Reader, 'zone'>): string {
  return `- ${formatMoment(meetup.startsAt, lang, meetup.zone)} · ${nameMeetup(meetup, { lang, now })} · \`#${meetup.id}\``
}

function nameMeetup(meetup: Meetup, { lang, now }: Omit<Reader, 'zone'>): string {
  const say = texts[lang]
  const name = meetup.title === undefined ? say.untitled() : plain(meetup.title)
  if (meetup.state === 'cancelled') return `${name} (${say.cancelled()})`
  return isInProgress(meetup, now) ? `${name} (${say.inProgress()})` : name
}
