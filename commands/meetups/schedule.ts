import type { Caller } from '../../src/command/caller.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import { describeMeetup } from '../../src/features/agenda/messages.ts'
import { findAnnounceable, orderAnnouncement, previewAnnouncement } from '../../src/features/announcements/order.ts'
import { findTargets } from '../../src/features/announcements/service.ts'
import { previewReplan, replan } from '../../src/features/changes/replan-reply.ts'
import { meetupsOn } from '../../src/features/lookup/meetups-when.ts'
import { defaultLengthMinutes, type Meetup, type MeetupDetails, type NewMeetup } from '../../src/features/meetups/model.ts'
import { flagMoment } from '../../src/features/series/date-messages.ts'
import { meetupOf } from '../../src/features/series/model.ts'
import { claimDay } from '../../src/features/series/plan-dates.ts'
import { type RoomContext, roomContextOf } from '../../src/features/series/scope.ts'
import type { Services } from '../../src/features/services.ts'
import { localOf } from '../../src/shared/dates/local-time.ts'
import { dropUndefined } from '../../src/shared/drop-undefined.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { detailsOf } from '../arguments/meetup-options.ts'
import { cutAnnounce, type GivenMeetup, newMeetup } from '../arguments/new-meetup.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    scheduled: (id: number) => `The meetup is planned as \`#${id}\`. Members see it with \`!meetup next\`.`,
    series: (name: string) =>
      `It belongs to ${name}, like this channel, and takes its place, link and seats unless you gave others.`,
    both: () => 'I would schedule this meetup and announce it at once.',
    twoTitles: () => 'There are two titles in that. Give one of them, in quotes or after `title:`.',
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
    both: () => fr`Cette rencontre serait planifiée et annoncée d'un coup.`,
    twoTitles: () => fr`Il y a deux titres. N'en donnez qu'un, entre guillemets ou après \`titre:\`.`,
    back: (id) => fr`C'est annulé : la rencontre \`#${id}\` n'est plus prévue.`,
    kept: (id) =>
      fr`Des gens ont répondu à l'invitation à la rencontre \`#${id}\` ou y prennent la parole, ou elle est déjà annoncée ou n'existe plus; je n'ai donc touché à rien.`,
    taken: (id) =>
      fr`Une rencontre a déjà lieu à ce moment, \`#${id}\`. Choisissez une autre heure, ou modifiez celle-là : \`!rencontre modifier rencontre #${id} titre:…\``,
    sameDay: (name, id) =>
      fr`${name} a déjà lieu ce jour-là, \`#${id}\`. \`!rencontre modifier rencontre #${id} titre:…\` modifie celle-là, \`!rencontre déplacer #${id} DATE\` la déplace.`,
  },
})

export const schedule = defineCommand({
  name: 'schedule',
  verbs: { en: ['schedule', 'plan'], fr: ['planifier', 'prévoir'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'plan a meetup: date, time, title, place, link, seats; `announce` at the end announces it as well',
    fr: fr`planifier une rencontre : date, heure, titre, lieu, lien, places; \`annoncer\` à la fin l'annonce aussi`,
  },
  examples: {
    en: [
      'schedule third thursday 13:00 "Terraform at StatCan" place:90 Elgin, Ottawa join:https://meet.example.ca/abc capacity:20',
      'schedule third thursday 13:00 "Terraform at StatCan" announce',
    ],
    fr: [
      'planifier 3e jeudi 13 h « Terraform à StatCan » lieu:90, rue Elgin, Ottawa lien:https://meet.example.ca/abc places:20',
      'planifier 3e jeudi 13 h « Terraform à StatCan » annoncer',
    ],
  },
  args: newMeetup,
  changes: true,
  mayActAtOnce: true,
  async preview(needs, typed, caller) {
    const say = texts[caller.lang]
    if (typed.title !== undefined && typed.titled !== undefined) return refuse(say.twoTitles())
    const { given, announced } = cutAnnounce(typed)
    const scope = await roomContextOf(needs, caller)
    const inTheWay = await whatIsInTheWay(needs, given.when.at, scope, caller)
    if (inTheWay !== undefined) return refuse(inTheWay)
    const wanted = toMeetup(given, scope, caller)
    const replanned = await previewReplan(needs, wanted, { to: given.when, isTitled: given.title !== undefined }, caller)
    if (replanned !== undefined) {
      return { preview: replanned.preview, plan: { ...given, replans: replanned.meetupId, announced } }
    }
    if (!announced) return planMeetup(needs, given, caller)
    const meetup: Meetup = { ...wanted, id: 0, state: 'planned', revision: 0, changedAt: needs.clock.now() }
    const found = await findAnnounceable(needs, meetup, undefined, caller.lang)
    if ('problem' in found) return refuse(found.problem)
    return { preview: `${say.both()}\n${await previewAnnouncement(needs, found, caller)}`, plan: given }
  },
  async execute(needs, { replans, announced = false, ...given }: SchedulePlan, caller) {
    if (replans !== undefined) {
      const { at: startsAt } = given.when
      const inTheWay = await whatIsInTheWay(needs, startsAt, await roomContextOf(needs, caller), caller)
      if (inTheWay !== undefined) return refuse(inTheWay)
      return replan(needs, { meetupId: replans, startsAt, details: detailsIn(given), announced }, caller)
    }
    const planned = await planMeetup(needs, given, caller)
    const meetup = planned.undo && (await needs.meetups.find(planned.undo.data.meetupId))
    if (meetup === undefined) return planned
    const targets = await findTargets(needs, meetup)
    if (targets.length === 0) return planned
    const { text } = await orderAnnouncement(needs, { meetup, targets }, caller)
    return reply(`${texts[caller.lang].scheduled(meetup.id)}\n${text}`)
  },
  async undo({ meetups, series }, { meetupId, seriesId, skipped }: Scheduled, { lang }) {
    const say = texts[lang]
    if (!(await meetups.remove(meetupId))) return refuse(say.kept(meetupId))
    if (seriesId !== undefined && skipped !== undefined) await series.skip(seriesId, skipped)
    return reply(say.back(meetupId))
  },
})

/** `replans`: the cancelled meetup that moves to this date. */
type SchedulePlan = GivenMeetup & { readonly replans?: number; readonly announced?: boolean }

function toMeetup(given: GivenMeetup, scope: RoomContext, { id, room }: Caller, day?: string): NewMeetup {
  const { when } = given
  return {
    ...{ startsAt: when.at, lengthMinutes: defaultLengthMinutes, zone: scope.zone, scheduledBy: id },
    ...(scope.series && meetupOf(scope.series, when.at, day)),
    ...detailsIn(given),
    ...(scope.series === undefined && room.kind !== 'direct' && { roomId: room.id }),
  }
}

async function planMeetup(needs: Services, given: GivenMeetup, caller: Caller): Promise<Reply<Scheduled>> {
  const { id, lang, zone, room } = caller
  const say = texts[lang]
  const { when } = given
  const now = needs.clock.now()
  const scope = await roomContextOf(needs, caller)
  const inTheWay = await whatIsInTheWay(needs, when.at, scope, caller)
  if (inTheWay !== undefined) return refuse(inTheWay)
  const { day, skipped } = scope.series === undefined ? {} : await claimDay(needs, scope.series, when.at)
  const meetup = await needs.meetups.add(toMeetup(given, scope, caller, day), now)
  const detail = `#${meetup.id} ${new Date(meetup.startsAt).toISOString()}`
  await needs.audit.add({ at: now, who: id, what: 'schedule', where: room.id, detail })
  const lines = [
    say.scheduled(meetup.id),
    ...(scope.series === undefined ? [] : [say.series(escapeMarkdown(scope.series.name))]),
    ...flagMoment(when, { lang, now, zone: scope.zone }),
  ]
  const data = { meetupId: meetup.id, ...(scope.series && skipped && { seriesId: scope.series.id, skipped }) }
  return { ...reply([...lines, '', describeMeetup(meetup, { lang, zone, now })].join('\n')), undo: { data } }
}

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

function detailsIn({ when, title, length = when.lengthMinutes, ...given }: GivenMeetup): MeetupDetails {
  return { ...dropUndefined({ title }), ...detailsOf({ ...given, length }) }
}
