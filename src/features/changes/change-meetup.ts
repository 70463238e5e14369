import type { Caller } from '../../command/caller.ts'
import type { Notice } from '../../messaging/notice.ts'
import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { formatMoment, formatMomentFull } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { AnnouncedRoom } from '../announcements/repository.ts'
import { describeClosed } from '../attendance/messages.ts'
import { findMeetup } from '../lookup/find-meetup.ts'
import { type Meetup, takesAnswers } from '../meetups/model.ts'
import type { MeetupRef } from '../meetups/reference.ts'
import { correctSent } from '../reminders/follow-meetup.ts'
import { addUpcomingDates } from '../series/plan-dates.ts'
import type { Services } from '../services.ts'
import type { Talk } from '../talks/model.ts'
import { changeTalk } from '../talks/service.ts'
import { canSeeMeetup } from '../visibility/model.ts'
import type { MeetupNews } from './messages.ts'
import { type Affected, findAffected, notifyAffected, notifyRooms } from './notify-affected.ts'

const texts = bilingual({
  en: {
    nearest: (moment: string, id: number) => `The nearest one to come is on ${moment}, \`#${id}\`.`,
    cancelled: (moment: string) => `The meetup of ${moment} is cancelled already.`,
    told: (count: number, rooms: number) =>
      [
        count === 0
          ? 'Nobody else has to be told.'
          : `${count} ${plural('en', count, 'person is', 'people are')} told, once and privately.`,
        ...(rooms === 0
          ? []
          : [`So ${plural('en', rooms, 'is the channel', `are the ${rooms} channels`)} in which it is announced.`]),
      ].join(' '),
    back: (count: number) =>
      `${count} ${plural('en', count, 'talk goes', 'talks go')} back to those that wait for a date, still accepted.`,
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

/** A meetup locked until the transaction ends, with its agenda and the people it concerns. */
export interface OpenedMeetup {
  readonly meetup: Meetup
  readonly talks: readonly Talk[]
  readonly affected: readonly Affected[]
  /** Where it is announced. */
  readonly announced: readonly AnnouncedRoom[]
}

/** Locks a meetup so that it can be moved or cancelled; `problem` when it's over or already cancelled. */
export async function openMeetup(
  needs: Services,
  ref: MeetupRef,
  caller: Caller,
): Promise<OpenedMeetup | { readonly problem: string }> {
  const sought = await findMeetup(needs, ref, caller)
  if ('problem' in sought) return sought
  const { id } = sought.meetup
  // Locks the talks before their meetup, in the same order as scheduling a talk does.
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

async function whyNot({ meetups, clock }: Services, meetup: Meetup, { lang }: Caller): Promise<string | undefined> {
  const say = texts[lang]
  const now = clock.now()
  if (takesAnswers(meetup, now)) return undefined
  if (meetup.state === 'cancelled') return say.cancelled(formatMoment(meetup.startsAt, lang, meetup.zone))
  const next = (await meetups.coming(now, 2, meetup.series?.id)).find((one) => takesAnswers(one, now))
  const nearest = next === undefined ? [] : [say.nearest(formatMomentFull(next.startsAt, now, lang, next.zone), next.id)]
  return [describeClosed('ended', meetup, lang), ...nearest].join(' ')
}

/** For a preview: how many people and channels are notified. */
export function describeHowMany({ affected, announced }: OpenedMeetup, { lang }: Pick<Caller, 'lang'>): string {
  return texts[lang].told(affected.length, announced.length)
}

/** For a preview: how many talks lose their date. */
export function describeTalksBack({ talks }: Pick<OpenedMeetup, 'talks'>, { lang }: Pick<Caller, 'lang'>): readonly string[] {
  return talks.length === 0 ? [] : [texts[lang].back(talks.length)]
}

/** Moves a locked meetup to another time, together with its RSVPs, talks and waiting list. Returns the notices to send. */
export async function moveMeetup(
  needs: Services,
  opened: OpenedMeetup,
  to: { readonly startsAt: number; readonly zone?: string; readonly series?: NonNullable<Meetup['series']> },
  { id: who, room }: Pick<Caller, 'id' | 'room'>,
): Promise<{ readonly meetup: Meetup; readonly notices: readonly Notice[] }> {
  const { meetup } = opened
  const moved = (await needs.meetups.change(meetup.id, to)) ?? meetup
  const [from, at] = [meetup.startsAt, to.startsAt].map((instant) => new Date(instant).toISOString())
  await needs.audit.add({ at: needs.clock.now(), who, what: 'move', where: room.id, detail: `#${meetup.id} ${from} > ${at}` })
  return {
    meetup: moved,
    notices: await notifyEveryone(needs, { ...opened, meetup: moved }, { kind: 'moved', before: meetup }, who),
  }
}

/** Cancels a locked meetup: its talks wait for another date, its series plans one more date. Returns the notices to send. */
export async function cancelMeetup(
  needs: Services,
  opened: OpenedMeetup,
  { what, reason }: { readonly what: 'cancel meetup' | 'skip'; readonly reason: string },
  caller: Caller,
): Promise<{ readonly meetup: Meetup; readonly notices: readonly Notice[] }> {
  const { meetups, audit, clock } = needs
  const { meetup, talks } = opened
  const cancelled = (await meetups.change(meetup.id, { state: 'cancelled', cancelReason: reason })) ?? meetup
  const detail = `#${meetup.id} ${new Date(meetup.startsAt).toISOString()}: ${reason}`
  await audit.add({ at: clock.now(), who: caller.id, what, where: caller.room.id, detail })
  for (const talk of talks) await changeTalk(needs, talk, { state: 'accepted', meetupId: null }, 'cancel', caller)
  if (meetup.series !== undefined) await addUpcomingDates(needs, meetup.series.id, caller.id, caller.room.id)
  const now = clock.now()
  const next = (await meetups.coming(now, 2, meetup.series?.id)).find((one) => takesAnswers(one, now))
  return {
    meetup: cancelled,
    notices: await notifyEveryone(needs, { ...opened, meetup: cancelled }, { kind: 'cancelled', next }, caller.id),
  }
}

/** People, the channels in which it's announced, and everyone a reminder gave the old date. Each is notified once. */
async function notifyEveryone(
  needs: Services,
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
