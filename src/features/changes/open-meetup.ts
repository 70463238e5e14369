import type { Caller } from '../../command/caller.ts'
import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { formatMoment, formatMomentFull } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { AnnouncedRoom, Announcements } from '../announcements/repository.ts'
import { describeClosed } from '../attendance/messages.ts'
import { findMeetup, type MeetupNeeds } from '../lookup/find-meetup.ts'
import { type Meetup, takesAnswers } from '../meetups/model.ts'
import type { MeetupRef } from '../meetups/reference.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { Talk } from '../talks/model.ts'
import type { Talks } from '../talks/repository.ts'
import { canSeeMeetup } from '../visibility/model.ts'
import type { View } from '../visibility/view.ts'
import { type Affected, type AffectedNeeds, findAffected } from './notify-affected.ts'

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
  return findConcerned(needs, meetup, await needs.talks.agenda(id), caller)
}

/** A locked meetup with everyone who has to hear about a change. */
export async function findConcerned(
  needs: AffectedNeeds & Pick<OpenNeeds, 'announcements' | 'view'>,
  meetup: Meetup,
  talks: readonly Talk[],
  caller: Caller,
): Promise<OpenedMeetup> {
  const affected = await findAffected(needs, meetup, talks, caller)
  const announced = await needs.announcements.of(meetup.id)
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

/** Enough to get past those that no longer take RSVPs or belong elsewhere. */
const mostComing = 50

/**
 * The next meetup of the same series. Without a series, the next one that has none either and belongs to the same room: others may
 * be about something else, or not for the same people.
 */
export async function findNextLike(
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
