import type { Caller } from '../../command/caller.ts'
import type { Notice } from '../../messaging/notice.ts'
import type { Clock } from '../../shared/clock.ts'
import { notifyMovedUp, type RsvpNeeds } from '../attendance/service.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Meetups } from '../meetups/repository.ts'
import { type Adapted, adaptMeetup } from '../series/adapt-meetup.ts'
import { dayOf, type Series } from '../series/model.ts'
import type { SeriesRepository } from '../series/repository.ts'
import { type ChangeNeeds, moveMeetup } from './change-meetup.ts'
import { type OpenNeeds, openMeetup } from './open-meetup.ts'

interface AdaptNeeds {
  readonly series: Pick<SeriesRepository, 'skipped'>
  readonly meetups: Pick<Meetups, 'standingFor' | 'coming'>
  readonly clock: Pick<Clock, 'now'>
}

type ApplyNeeds = OpenNeeds & ChangeNeeds & RsvpNeeds

export interface AdaptedMeetup {
  readonly meetup: Meetup
  readonly adapted: Adapted
}

/** More than a series ever has planned ahead. */
const mostMeetups = 100

/** What each upcoming meetup of a series would inherit from it. A meetup that has begun inherits nothing. */
export async function findAdapted(
  { series: book, meetups, clock }: AdaptNeeds,
  before: Series,
  after: Series,
): Promise<readonly AdaptedMeetup[]> {
  const now = clock.now()
  const standing = await meetups.standingFor(before.id, dayOf(before, now))
  const taken = new Set([
    ...standing.flatMap(({ series }) => series?.day ?? []),
    ...(await book.skipped(before.id)).map(({ day }) => day),
  ])
  const isFree = (day: string) => !taken.has(day)
  const coming = await meetups.coming(now, mostMeetups, before.id)
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
