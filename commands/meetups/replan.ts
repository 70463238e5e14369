import type { Caller } from '../../src/command/caller.ts'
import type { Preview } from '../../src/command/command.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import { describeMeetup } from '../../src/features/agenda/messages.ts'
import { findTargets } from '../../src/features/announcements/service.ts'
import { notifyMovedUp } from '../../src/features/attendance/service.ts'
import { findCancelled, reopenMeetup, replanMeetup } from '../../src/features/changes/replan-meetup.ts'
import { describeNotReplanned, describeReplanned, previewReplan } from '../../src/features/changes/replan-messages.ts'
import type { Meetup, NewMeetup } from '../../src/features/meetups/model.ts'
import { describeClockChange } from '../../src/features/series/date-messages.ts'
import type { Services } from '../../src/features/services.ts'
import { localOf } from '../../src/shared/dates/phrases/index.ts'
import { flagDayOff } from '../../src/shared/i18n/holidays.ts'
import { orderAnnouncement } from '../announcements/announce.ts'

/** What `schedule` was given, as far as it matters here. */
interface GivenDetails {
  readonly when: { readonly at: number; readonly note?: Parameters<typeof describeClockChange>[0] }
  readonly title?: string | undefined
}

/** The preview of a move, if what somebody schedules was cancelled less than a day ago. */
export async function showReplan<G extends GivenDetails>(
  needs: Services,
  wanted: NewMeetup,
  { given, announced }: { readonly given: G; readonly announced: boolean },
  caller: Caller,
): Promise<Preview<G & { readonly replans: number; readonly announced: boolean }> | undefined> {
  const { title, series, roomId } = wanted
  const plan = { title, isTitled: given.title !== undefined, seriesId: series?.id, roomId }
  const cancelled = await findCancelled(needs, plan)
  const opened = cancelled && (await reopenMeetup(needs, cancelled, caller))
  if (opened === undefined) return undefined
  const { lang } = caller
  const { at, note } = given.when
  const { zone } = opened.meetup
  const now = needs.clock.now()
  const lines = [
    ...previewReplan(opened, at, now, lang),
    ...describeClockChange(note, lang),
    ...flagDayOff(localOf(at, zone).date, { lang, now, zone }),
  ]
  return { preview: lines.join('\n'), plan: { ...given, replans: opened.meetup.id, announced } }
}

/** Moves the cancelled meetup to the new date. `details`: what was given with it. */
export async function replan(
  needs: Services,
  {
    meetupId,
    details,
    announced,
  }: { readonly meetupId: number; readonly details: Partial<Meetup>; readonly announced: boolean },
  startsAt: number,
  caller: Caller,
): Promise<Reply<never>> {
  const { lang, zone, room } = caller
  const opened = await reopenMeetup(needs, { id: meetupId }, caller)
  if (opened === undefined) return refuse(describeNotReplanned(meetupId, lang))
  const { capacity, remoteCapacity, title, place, joinUrl, lengthMinutes } = details
  const changed = {
    ...(title !== undefined && { title }),
    ...(place !== undefined && { place }),
    ...(joinUrl !== undefined && { joinUrl }),
    ...(lengthMinutes !== undefined && { lengthMinutes }),
  }
  const { meetup, notices } = await replanMeetup(needs, opened, { ...changed, startsAt }, caller)
  const all = [...notices]
  for (const [kind, seats] of [['room', capacity] as const, ['remote', remoteCapacity] as const]) {
    const resized = seats === undefined ? undefined : await needs.attendance.resize(meetupId, seats, kind)
    if (resized !== undefined) all.push(...(await notifyMovedUp(needs, resized.meetup, resized.movedUp, room.id)))
  }
  const targets = announced ? await findTargets(needs, meetup) : []
  const posted =
    targets.length === 0 ? [] : [(await orderAnnouncement(needs, { meetup, targets, mention: undefined }, caller)).text]
  const counts = (await needs.attendance.counts([meetupId])).get(meetupId)
  const described = describeMeetup(
    (await needs.meetups.find(meetupId)) ?? meetup,
    { lang, zone, now: needs.clock.now() },
    { counts },
  )
  const text = [describeReplanned(meetupId, lang), ...posted, '', described].join('\n')
  return { ...reply(text), notices: all, showsMeetup: meetupId }
}
