import type { Caller } from '../../command/caller.ts'
import type { Notice } from '../../messaging/notice.ts'
import { notifyMovedUp, type RsvpNeeds } from '../attendance/service.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Meetups } from '../meetups/repository.ts'
import { type Adapted, adaptMeetup } from '../series/adapt-meetup.ts'
import type { Series } from '../series/model.ts'
import { type PlannedDaysNeeds, plannedDays } from '../series/plan-dates.ts'
import { type ChangeNeeds, moveMeetup } from './change-meetup.ts'
import { type OpenNeeds, openMeetup } from './open-meetup.ts'

type AdaptNeeds = PlannedDaysNeeds & { readonly meetups: Pick<Meetups, 'coming'> }

type ApplyNeeds = OpenNeeds & ChangeNeeds & RsvpNeeds

export interface AdaptedMeetup {
  readonly meetup: Meetup
  readonly adapted: Adapted
}

/** More than a series ever has planned ahead. */
const mostMeetups = 100

/** What each upcoming meetup of a series would inherit from it. A meetup that has begun inherits nothing. */
export async function findAdapted(needs: AdaptNeeds, before: Series, after: Series): Promise<readonly AdaptedMeetup[]> {
  const now = needs.clock.now()
  const { skipped, meetups: standing } = await plannedDays(needs, before)
  const taken = new Set([...skipped, ...standing.flatMap(({ series }) => series?.day ?? [])])
  const isFree = (day: string) => !taken.has(day)
  const coming = await needs.meetups.coming(now, mostMeetups, before.id)
  return coming
    .filter(({ startsAt }) => startsAt > now)
    .map((meetup) => ({ meetup, adapted: adaptMeetup(before, after, meetup, { now, isFree }) }))
}

/** Applies the changes of a series to a meetup and returns who has to be notified. Call it in a transaction. */
export async function applyAdapted(
  needs: ApplyNeeds,
  { meetup, adapted }: AdaptedMeetup,
  caller: Caller,
): Promise<readonly Notice[]> {
  const { capacity, remoteCapacity, startsAt, zone, day, ...plainly } = adapted
  const series = meetup.series && day !== undefined ? { series: { id: meetup.series.id, day } } : {}
  await needs.meetups.change(meetup.id, { ...plainly, ...series }, needs.clock.now())
  const notices: Notice[] = []
  for (const [kind, seats] of [['room', capacity] as const, ['remote', remoteCapacity] as const]) {
    if (seats === undefined) continue
    const resized = await needs.attendance.resize(meetup.id, seats ?? undefined, kind)
    if (resized !== undefined) notices.push(...(await notifyMovedUp(needs, meetup, resized.movedUp, caller.room.id)))
  }
  if (startsAt === undefined) return notices
  const opened = await openMeetup(needs, { id: meetup.id }, caller)
  if ('problem' in opened) return notices
  const moved = await moveMeetup(needs, opened, { startsAt, ...(zone !== undefined && { zone }) }, caller)
  return [...notices, ...moved.notices]
}
