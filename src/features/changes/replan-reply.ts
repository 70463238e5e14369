import type { Caller } from '../../command/caller.ts'
import { type Reply, refuse, reply } from '../../command/reply.ts'
import type { LocalInstant } from '../../shared/dates/local-time.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatMomentFull } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import { describeCurrent } from '../agenda/describe-current.ts'
import { type OrderNeeds, orderAnnouncement } from '../announcements/order.ts'
import { findTargets, type TargetNeeds } from '../announcements/service.ts'
import type { Attendance } from '../attendance/repository.ts'
import { type MoveUpNeeds, resizeSeats } from '../attendance/seats.ts'
import { describeEarlierDate, titleOf } from '../meetups/messages.ts'
import type { MeetupDetails, NewMeetup } from '../meetups/model.ts'
import { flagMoment } from '../series/date-messages.ts'
import { describeHowMany } from './open-meetup.ts'

import { findCancelled, type ReopenNeeds, type ReplanNeeds, reopenMeetup, replanMeetup } from './replan-meetup.ts'

const texts = bilingual({
  en: {
    preview: (title: string, id: number) => `### Move the cancelled meetup: ${title} (\`#${id}\`)`,
    to: (moment: string) => `**New date**: ${moment}`,
    why: () =>
      'You cancelled it less than a day ago, so I would move it instead of planning another one. RSVPs, talks and the announcement stay.',
    other: () => 'Did you mean a different meetup? Give it another title.',
    done: (id: number) => `The meetup \`#${id}\` is back on, with its RSVPs and talks. I've told everyone concerned.`,
    gone: (id: number) => `Somebody has planned \`#${id}\` again in the meantime, so I left everything as it is.`,
  },
  fr: {
    preview: (title, id) => fr`### Déplacer la rencontre annulée : ${title} (\`#${id}\`)`,
    to: (moment) => fr`**Nouvelle date** : ${moment}`,
    why: () =>
      fr`Son annulation date de moins d'un jour : je la déplacerais au lieu d'en planifier une autre. Les réponses, les présentations et l'annonce sont conservées.`,
    other: () => fr`S'il s'agit d'une autre rencontre, donnez-lui un autre titre.`,
    done: (id) =>
      fr`La rencontre \`#${id}\` est de nouveau prévue, avec ses réponses et ses présentations, et toutes les personnes concernées en sont avisées.`,
    gone: (id) => fr`La rencontre \`#${id}\` a été de nouveau planifiée entre-temps; je n'ai donc touché à rien.`,
  },
})

/** What scheduling this meetup does instead, when it was cancelled less than a day ago: it moves to the new date. */
export async function previewReplan(
  needs: ReopenNeeds,
  { title, series, roomId }: NewMeetup,
  { to, isTitled }: { readonly to: LocalInstant; readonly isTitled: boolean },
  caller: Caller,
): Promise<{ readonly meetupId: number; readonly preview: string } | undefined> {
  const cancelled = await findCancelled(needs, { title, isTitled, seriesId: series?.id, roomId })
  const opened = cancelled && (await reopenMeetup(needs, cancelled, caller))
  if (opened === undefined) return undefined
  const { lang } = caller
  const say = texts[lang]
  const { meetup } = opened
  const reader = { lang, zone: meetup.zone, now: needs.clock.now() }
  const lines = [
    say.preview(titleOf(meetup, lang), meetup.id),
    describeEarlierDate(meetup, lang),
    say.to(formatMomentFull(to.at, reader.now, lang, meetup.zone)),
    `${say.why()} ${describeHowMany(opened, { lang })}`,
    say.other(),
    ...flagMoment(to, reader),
  ]
  return { meetupId: meetup.id, preview: lines.join('\n') }
}

/** A cancelled meetup to plan again, with the details that were given with its new date. */
interface Replan {
  readonly meetupId: number
  readonly startsAt: number
  readonly details: MeetupDetails
  /** Whether it is announced as well. */
  readonly announced: boolean
}

type Needs = ReopenNeeds &
  ReplanNeeds &
  MoveUpNeeds &
  TargetNeeds &
  OrderNeeds & { readonly attendance: Pick<Attendance, 'resize' | 'counts'> }

/** Moves a cancelled meetup to its new date. */
export async function replan(
  needs: Needs,
  { meetupId, startsAt, details, announced }: Replan,
  caller: Caller,
): Promise<Reply<never>> {
  const say = texts[caller.lang]
  const opened = await reopenMeetup(needs, { id: meetupId }, caller)
  if (opened === undefined) return refuse(say.gone(meetupId))
  const { capacity, remoteCapacity, ...changed } = details
  const { meetup, notices } = await replanMeetup(needs, opened, { ...changed, startsAt }, caller)
  const seated = await resizeSeats(needs, meetupId, { room: capacity, remote: remoteCapacity }, caller.room.id)
  const targets = announced ? await findTargets(needs, meetup) : []
  const posted = targets.length === 0 ? [] : [(await orderAnnouncement(needs, { meetup, targets }, caller)).text]
  const text = [say.done(meetupId), ...posted, '', await describeCurrent(needs, meetupId, caller)].join('\n')
  return { ...reply(text), notices: [...notices, ...seated], showsMeetup: meetupId }
}
