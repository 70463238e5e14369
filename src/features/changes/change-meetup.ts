import type { Caller } from '../../command/caller.ts'
import type { Notice } from '../../messaging/notice.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { Audit } from '../people/audit.ts'
import { correctSent, type FollowNeeds } from '../reminders/follow-meetup.ts'
import { addUpcomingDates, type UpcomingNeeds } from '../series/plan-dates.ts'
import { changeTalk, type TalkNeeds } from '../talks/service.ts'
import type { MeetupNews } from './messages.ts'
import { type NotifyNeeds, notifyAffected, notifyRooms } from './notify-affected.ts'
import { findNextLike, type OpenedMeetup } from './open-meetup.ts'

type NewsNeeds = NotifyNeeds & FollowNeeds

export type ChangeNeeds = NewsNeeds & {
  readonly meetups: Pick<Meetups, 'change'>
  readonly audit: Pick<Audit, 'add'>
}

type CancelNeeds = ChangeNeeds & UpcomingNeeds & TalkNeeds

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
