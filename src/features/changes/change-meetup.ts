import type { Caller } from '../../command/caller.ts'
import type { Notice } from '../../messaging/notice.ts'
import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { formatMoment, formatMomentFull } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { AnnouncedRoom, Announcements } from '../announcements/repository.ts'
import { describeClosed } from '../attendance/messages.ts'
import { findMeetup, type MeetupNeeds } from '../lookup/find-meetup.ts'
import { type Meetup, takesAnswers } from '../meetups/model.ts'
import type { MeetupRef } from '../meetups/reference.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { Audit } from '../people/repository.ts'
import { correctSent, type FollowNeeds } from '../reminders/follow-meetup.ts'
import { addUpcomingDates, type UpcomingNeeds } from '../series/plan-dates.ts'
import type { Talk } from '../talks/model.ts'
import type { Talks } from '../talks/repository.ts'
import { changeTalk, type TalkNeeds } from '../talks/service.ts'
import { canSeeMeetup } from '../visibility/model.ts'
import type { View } from '../visibility/visibility.ts'
import type { MeetupNews } from './messages.ts'
import {
  type Affected,
  type AffectedNeeds,
  findAffected,
  type NotifyNeeds,
  notifyAffected,
  notifyRooms,
} from './notify-affected.ts'

const texts = bilingual({
  en: {
    nearest: (moment: string, id: number) => `The next one is on ${moment}, \`#${id}\`.`,
    cancelled: (moment: string) => `The meetup of ${moment} is already cancelled.`,
    told: (count: number, rooms: number) =>
      [
        count === 0
          ? 'Nobody else needs to know.'
          : `I'll tell ${count} ${plural('en', count, 'person', 'people')}, once and privately.`,
        ...(rooms === 0
          ? []
          : [`I'll also update ${plural('en', rooms, 'the channel', `the ${rooms} channels`)} where it's announced.`]),
      ].join(' '),
    back: (count: number) =>
      `${count} ${plural('en', count, 'talk stays', 'talks stay')} accepted and ${plural('en', count, 'goes', 'go')} back to waiting for a date.`,
  },
  fr: {
    nearest: (moment, id) => fr`La plus proche à venir est prévue ${moment}, \`#${id}\`.`,
    cancelled: (moment) => fr`La rencontre prévue ${moment} est déjà annulée.`,
    told: (count, rooms) => {
      const people =
        count === 0
          ? fr`Personne d'autre n'a à en être avisé.`
          : fr`${count} ${plural('fr', count, 'personne en est avisée', 'personnes en sont avisées')}, une seule fois et en privé.`
      if (rooms === 0) return people
      return fr`${people} ${plural('fr', rooms, 'Le salon où elle est annoncée en est avisé', `Les ${rooms} salons où elle est annoncée en sont avisés`)} aussi.`
    },
    back: (count) =>
      fr`${count} ${plural('fr', count, 'présentation retourne', 'présentations retournent')} parmi celles qui attendent une date, toujours ${plural('fr', count, 'acceptée', 'acceptées')}.`,
  },
})

export interface OpenNeeds extends MeetupNeeds, AffectedNeeds {
  readonly meetups: Pick<Meetups, 'find' | 'coming' | 'between' | 'lock'>
  readonly talks: Pick<Talks, 'agenda' | 'lock'>
  readonly announcements: Pick<Announcements, 'of'>
  readonly view: Pick<View, 'inRoom'>
}

type NewsNeeds = NotifyNeeds & FollowNeeds

export type ChangeNeeds = NewsNeeds & {
  readonly meetups: Pick<Meetups, 'change'>
  readonly audit: Pick<Audit, 'add'>
}

type CancelNeeds = ChangeNeeds & UpcomingNeeds & TalkNeeds

/** A meetup that is locked until the transaction ends, with its agenda and the people and rooms concerned. */
export interface OpenedMeetup {
  readonly meetup: Meetup
  readonly talks: readonly Talk[]
  readonly affected: readonly Affected[]
  /** Where it is announced. */
  readonly announced: readonly AnnouncedRoom[]
}

/** Opens the meetup somebody named, to move or cancel it; `problem` when it's over or already cancelled. */
export async function openMeetup(
  needs: OpenNeeds,
  ref: MeetupRef,
  caller: Caller,
): Promise<OpenedMeetup | { readonly problem: string }> {
  const sought = await findMeetup(needs, ref, caller)
  if ('problem' in sought) return sought
  const { id } = sought.meetup
  // Talks before their meetup: scheduling a talk takes the locks in this order, too.
  for (const talk of await needs.talks.agenda(id)) await needs.talks.lock(talk.id)
  const meetup = (await needs.meetups.lock(id)) ?? sought.meetup
  const problem = await whyNot(needs, meetup, caller)
  if (problem !== undefined) return { problem }
  const talks = await needs.talks.agenda(id)
  const affected = await findAffected(needs, meetup, talks, caller)
  const announced = await needs.announcements.of(id)
  // The room may have stopped seeing the meetup since it was announced there.
  const mayKnow = announced.filter(({ roomId }) => canSeeMeetup(needs.view.inRoom(roomId), meetup))
  return { meetup, talks, affected, announced: mayKnow }
}

async function whyNot(
  { meetups, clock }: Pick<MeetupNeeds, 'meetups' | 'clock'>,
  meetup: Meetup,
  { lang }: Caller,
): Promise<string | undefined> {
  const say = texts[lang]
  const now = clock.now()
  if (takesAnswers(meetup, now)) return undefined
  if (meetup.state === 'cancelled') return say.cancelled(formatMoment(meetup.startsAt, lang, meetup.zone))
  const next = await findNextLike(meetups, meetup, now)
  const nearest = next === undefined ? [] : [say.nearest(formatMomentFull(next.startsAt, now, lang, next.zone), next.id)]
  return [describeClosed('ended', meetup, lang), ...nearest].join(' ')
}

/** More than take answers no longer, or belong elsewhere, before the one that is looked for. */
const mostComing = 50

/**
 * The next meetup of the same series. Without a series, the next one that has none either and belongs to the same room: others may
 * be about something else, or not for the same people.
 */
async function findNextLike(
  meetups: Pick<Meetups, 'coming'>,
  { id, series, roomId }: Meetup,
  now: number,
): Promise<Meetup | undefined> {
  const coming = await meetups.coming(now, mostComing, series?.id)
  const isAlike = (one: Meetup) => one.series?.id === series?.id && one.roomId === roomId
  return coming.find((one) => one.id !== id && takesAnswers(one, now) && isAlike(one))
}

/** For a preview: how many people and channels will hear about it. */
export function describeHowMany({ affected, announced }: OpenedMeetup, { lang }: Pick<Caller, 'lang'>): string {
  return texts[lang].told(affected.length, announced.length)
}

/** For a preview: how many talks lose their date. */
export function describeTalksBack({ talks }: Pick<OpenedMeetup, 'talks'>, { lang }: Pick<Caller, 'lang'>): readonly string[] {
  return talks.length === 0 ? [] : [texts[lang].back(talks.length)]
}

/** Moves an opened meetup with its RSVPs, talks and waiting list. Returns the notices. */
export async function moveMeetup(
  needs: ChangeNeeds,
  opened: OpenedMeetup,
  to: { readonly startsAt: number; readonly zone?: string; readonly series?: NonNullable<Meetup['series']> },
  { id: who, room }: Pick<Caller, 'id' | 'room'>,
): Promise<{ readonly meetup: Meetup; readonly notices: readonly Notice[] }> {
  const { meetup } = opened
  const moved = (await needs.meetups.change(meetup.id, to, needs.clock.now())) ?? meetup
  const [from, at] = [meetup.startsAt, to.startsAt].map((instant) => new Date(instant).toISOString())
  await needs.audit.add({ at: needs.clock.now(), who, what: 'move', where: room.id, detail: `#${meetup.id} ${from} > ${at}` })
  return {
    meetup: moved,
    notices: await notifyEveryone(needs, { ...opened, meetup: moved }, { kind: 'moved', before: meetup }, who),
  }
}

/** Cancels an opened meetup: its talks wait for another date, and its series plans one more. Returns the notices. */
export async function cancelMeetup(
  needs: CancelNeeds,
  opened: OpenedMeetup,
  { what, reason }: { readonly what: 'cancel meetup' | 'skip'; readonly reason: string },
  caller: Caller,
): Promise<{ readonly meetup: Meetup; readonly notices: readonly Notice[] }> {
  const { meetups, audit, clock } = needs
  const { meetup, talks } = opened
  const cancelled = (await meetups.change(meetup.id, { state: 'cancelled', cancelReason: reason }, clock.now())) ?? meetup
  const detail = `#${meetup.id} ${new Date(meetup.startsAt).toISOString()}: ${reason}`
  await audit.add({ at: clock.now(), who: caller.id, what, where: caller.room.id, detail })
  for (const talk of talks) await changeTalk(needs, talk, { state: 'accepted', meetupId: null }, 'cancel', caller)
  if (meetup.series !== undefined) await addUpcomingDates(needs, meetup.series.id, caller.id, caller.room.id)
  const next = await findNextLike(meetups, meetup, clock.now())
  return {
    meetup: cancelled,
    notices: await notifyEveryone(needs, { ...opened, meetup: cancelled }, { kind: 'cancelled', next }, caller.id),
  }
}

/** The people concerned, the channels where it's announced, and those a reminder told the old date, each once. */
async function notifyEveryone(
  needs: NewsNeeds,
  { meetup, affected, announced }: OpenedMeetup,
  news: MeetupNews,
  actorId: string,
): Promise<readonly Notice[]> {
  const told = {
    rooms: new Set(announced.map(({ roomId }) => roomId)),
    people: new Set([actorId, ...affected.map(({ id }) => id)]),
  }
  return [
    ...(await notifyAffected(needs, meetup, news, affected)),
    ...notifyRooms(announced, meetup, news, needs.clock.now()),
    ...(await correctSent(needs, meetup, told)),
  ]
}
