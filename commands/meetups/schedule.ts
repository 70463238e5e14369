import { optional, type ValuesOf } from '../../src/command/args/args.ts'
import { moment, textAfterTime } from '../../src/command/args/kinds.ts'
import type { Caller } from '../../src/command/caller.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import { describeMeetup } from '../../src/features/agenda/messages.ts'
import { meetupsOn } from '../../src/features/lookup/find-meetup.ts'
import { defaultLengthMinutes, type Meetup } from '../../src/features/meetups/model.ts'
import { describeClockChange } from '../../src/features/series/messages.ts'
import { meetupOf } from '../../src/features/series/model.ts'
import { claimDay } from '../../src/features/series/plan-dates.ts'
import { type RoomContext, roomContextOf } from '../../src/features/series/scope.ts'
import type { Services } from '../../src/features/services.ts'
import { localOf } from '../../src/shared/dates/phrases/index.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { flagDayOff } from '../../src/shared/i18n/holidays.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { meetupDetails, meetupTitleLength } from '../arguments/meetup-options.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    scheduled: (id: number) => `The meetup is planned as \`#${id}\`. Members see it with \`!meetup next\`.`,
    series: (name: string) =>
      `It belongs to ${name}, like this channel, and takes its place, link and seats unless you gave others.`,
    back: (id: number) => `Undone: the meetup \`#${id}\` is no longer planned.`,
    kept: (id: number) =>
      `The meetup \`#${id}\` already has RSVPs or talks, or it's announced or gone, so I left everything as it is.`,
    taken: (id: number) =>
      `There's already a meetup at that time, \`#${id}\`. Choose another time, or change that one: \`!meetup edit meetup #${id} title:…\``,
    sameDay: (name: string, id: number) =>
      `${name} already meets on that day, \`#${id}\`. \`!meetup edit meetup #${id} title:…\` changes that one, \`!meetup move #${id} DATE\` moves it.`,
  },
  fr: {
    scheduled: (id) =>
      fr`La rencontre est prévue, sous le numéro \`#${id}\`. Les membres la voient avec \`!rencontre prochaine\`.`,
    series: (name) =>
      fr`Elle fait partie de ${name}, comme ce salon, et en reprend le lieu, le lien et les places que vous n'avez pas précisés.`,
    back: (id) => fr`C'est annulé : la rencontre \`#${id}\` n'est plus prévue.`,
    kept: (id) =>
      fr`Des gens ont répondu à l'invitation à la rencontre \`#${id}\` ou y prennent la parole, ou elle est déjà annoncée ou n'existe plus; je n'ai donc touché à rien.`,
    taken: (id) =>
      fr`Une rencontre a déjà lieu à ce moment, \`#${id}\`. Choisissez une autre heure, ou modifiez celle-là : \`!rencontre modifier rencontre #${id} titre:…\``,
    sameDay: (name, id) =>
      fr`${name} a déjà lieu ce jour-là, \`#${id}\`. \`!rencontre modifier rencontre #${id} titre:…\` modifie celle-là, \`!rencontre déplacer #${id} DATE\` la déplace.`,
  },
})

const args = { when: moment(), title: optional(textAfterTime(meetupTitleLength)), ...meetupDetails }

export const schedule = defineCommand({
  name: 'schedule',
  verbs: { en: ['schedule', 'plan'], fr: ['planifier', 'prévoir'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'plan a meetup: date, time, title, place, link, seats',
    fr: fr`planifier une rencontre : date, heure, titre, lieu, lien, places`,
  },
  examples: {
    en: [
      'schedule third thursday 13:00 "Terraform at StatCan" place:90 Elgin, Ottawa join:https://meet.example.ca/abc capacity:20',
    ],
    fr: [
      'planifier 3e jeudi 13 h « Terraform à StatCan » lieu:90, rue Elgin, Ottawa lien:https://meet.example.ca/abc places:20',
    ],
  },
  args,
  changes: true,
  async run(needs, given, caller): Promise<Reply<Scheduled>> {
    const { id, lang, zone, room } = caller
    const say = texts[lang]
    const { when } = given
    const now = needs.clock.now()
    const scope = await roomContextOf(needs, caller)
    const inTheWay = await whatIsInTheWay(needs, when.at, scope, caller)
    if (inTheWay !== undefined) return refuse(inTheWay)
    const { day, skipped } = scope.series === undefined ? {} : await claimDay(needs, scope.series, when.at)
    const meetup = await needs.meetups.add(
      {
        ...{ startsAt: when.at, lengthMinutes: defaultLengthMinutes, zone: scope.zone, scheduledBy: id },
        ...(scope.series && meetupOf(scope.series, when.at, day)),
        ...namedIn(given),
        ...(scope.series === undefined && room.kind !== 'direct' && { roomId: room.id }),
      },
      now,
    )
    const detail = `#${meetup.id} ${new Date(meetup.startsAt).toISOString()}`
    await needs.audit.add({ at: now, who: id, what: 'schedule', where: room.id, detail })
    const lines = [
      say.scheduled(meetup.id),
      ...(scope.series === undefined ? [] : [say.series(escapeMarkdown(scope.series.name))]),
      ...describeClockChange(when.note, lang),
      ...flagDayOff(localOf(when.at, scope.zone).date, lang),
    ]
    const data = { meetupId: meetup.id, ...(scope.series && skipped && { seriesId: scope.series.id, skipped }) }
    return { ...reply([...lines, '', describeMeetup(meetup, { lang, zone, now })].join('\n')), undo: { data } }
  },
  async undo({ meetups, series }, { meetupId, seriesId, skipped }: Scheduled, { lang }) {
    const say = texts[lang]
    if (!(await meetups.remove(meetupId))) return refuse(say.kept(meetupId))
    if (seriesId !== undefined && skipped !== undefined) await series.skip(seriesId, skipped)
    return reply(say.back(meetupId))
  },
})

interface Scheduled {
  readonly meetupId: number
  /** The series that skipped the day before. */
  readonly seriesId?: number
  readonly skipped?: { readonly day: string; readonly reason: string }
}

/** Another meetup at that moment, or of the same series on that day. */
async function whatIsInTheWay(
  { meetups }: Services,
  at: number,
  { series, zone }: RoomContext,
  { lang }: Caller,
): Promise<string | undefined> {
  const say = texts[lang]
  const isPlanned = ({ state }: Meetup) => state === 'planned'
  const [other] = (await meetups.between(at, at + 1, series?.id)).filter(isPlanned)
  if (other !== undefined) return say.taken(other.id)
  if (series === undefined) return undefined
  const [sameDay] = (await meetupsOn(meetups, localOf(at, zone).date, series.id)).filter(isPlanned)
  return sameDay && say.sameDay(escapeMarkdown(series.name), sameDay.id)
}

type Named = Partial<Omit<Meetup, 'id' | 'state' | 'startsAt'>>

function namedIn({ when, title, place, join, capacity, remote, length = when.lengthMinutes }: ValuesOf<typeof args>): Named {
  return {
    ...(title !== undefined && { title }),
    ...(place !== undefined && { place }),
    ...(join !== undefined && { joinUrl: join }),
    ...(capacity !== undefined && { capacity }),
    ...(remote !== undefined && { remoteCapacity: remote }),
    ...(length !== undefined && { lengthMinutes: length }),
  }
}
