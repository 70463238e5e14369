import type { EpochMs } from '../../shared/dates/time.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatMoment } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { joinWords } from '../../shared/i18n/lists.ts'
import type { HeadCount } from '../attendance/model.ts'
import {
  describeJoin,
  describePlaceAndLink,
  describeReason,
  describeWhen,
  describeWhere,
  nameMeetup,
  type Reader,
} from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'

const texts = bilingual({
  en: {
    series: (name: string) => `**Series**: ${name}`,
    moved: (moment: string) => `**Moved**: it was planned for ${moment}`,
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
    series: (name) => fr`**Série** : ${name}`,
    moved: (moment) => fr`**Déplacée** : elle était prévue ${moment}`,
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

/** What else is known about a meetup. */
interface Details {
  /** How many people are coming; undefined leaves the line out. */
  readonly counts?: HeadCount | undefined
  /** Lines about the talks, as `describeAgenda` writes them. */
  readonly agenda?: readonly string[] | undefined
  /** The start before it was moved. */
  readonly movedFrom?: EpochMs | undefined
  /** The escaped name of its series, where there are several. */
  readonly series?: string | undefined
}

/** One meetup in full: what, when, where, how to join, who comes, and what the organizers haven't filled in yet. */
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
    ...describeReason(meetup.cancelReason, lang),
    ...describeWhen(meetup, reader),
    ...(movedFrom === undefined ? [] : [say.moved(formatMoment(movedFrom, lang, meetup.zone))]),
    ...describeWhere(meetup, lang),
    ...describeJoin(meetup, lang),
    ...(coming === '' ? [] : [say.coming(coming)]),
    ...agenda,
    ...(missing.length === 0 || meetup.startsAt <= now || meetup.state === 'cancelled' || lasting
      ? []
      : [say.missing(joinWords(missing, lang))]),
  ].join('\n')
}

/** What rooms are told about an upcoming meetup: half as long as `describeMeetup`. */
export function describeBriefly(meetup: Meetup, reader: Reader, { counts, agenda = [], movedFrom }: Details = {}): string {
  const { lang, now } = reader
  const say = texts[lang]
  const coming = counts === undefined ? '' : describeCounts(counts, lang)
  return [
    `### ${nameMeetup(meetup, { lang, now })}`,
    ...describeWhen(meetup, reader),
    ...(movedFrom === undefined ? [] : [say.moved(formatMoment(movedFrom, lang, meetup.zone))]),
    ...describePlaceAndLink(meetup, lang),
    ...agenda,
    ...(coming === '' ? [] : [say.coming(coming)]),
  ].join('\n')
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

/** `12 in the room (3 on the waiting list), 8 remotely, 2 maybe`; empty when nobody has answered. */
export function describeCounts({ room, waiting, remote, remoteWaiting, maybe }: HeadCount, lang: Lang): string {
  const say = texts[lang]
  const parts = [
    ...(room + waiting === 0 ? [] : [say.inRoom(room, waiting)]),
    ...(remote + remoteWaiting === 0 ? [] : [say.remotely(remote, remoteWaiting)]),
    ...(maybe === 0 ? [] : [say.maybe(maybe)]),
  ]
  return parts.join(', ')
}
