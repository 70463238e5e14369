import type { Caller } from '../../command/caller.ts'
import type { Notice } from '../../messaging/notice.ts'
import { hashText } from '../../shared/text/hash.ts'
import type { Attendance } from '../attendance/repository.ts'
import { type MoveUpNeeds, resizeSeats } from '../attendance/seats.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Meetups } from '../meetups/repository.ts'
import { type Adapted, adaptMeetup } from '../series/adapt-meetup.ts'
import type { Series } from '../series/model.ts'
import { type PlannedDaysNeeds, plannedDays } from '../series/plan-dates.ts'
import type { SeriesChange, SeriesRepository } from '../series/repository.ts'
import { type ChangeNeeds, moveMeetup } from './change-meetup.ts'
import { type OpenNeeds, openMeetup } from './open-meetup.ts'

type AdaptNeeds = PlannedDaysNeeds & {
  readonly series: Pick<SeriesRepository, 'lock'>
  readonly meetups: Pick<Meetups, 'coming'>
}

type ApplyNeeds = OpenNeeds & ChangeNeeds & MoveUpNeeds & { readonly attendance: Pick<Attendance, 'resize'> }

interface AdaptedMeetup {
  readonly meetup: Meetup
  readonly adapted: Adapted
}

/** More than a series ever has planned ahead. */
const mostMeetups = 100

/** A change of a series, and what it means for its meetups. */
export interface SeriesEdit {
  readonly change: SeriesChange
  readonly before: Series
  readonly after: Series
  /** Every upcoming meetup of the series. */
  readonly all: readonly AdaptedMeetup[]
  /** Those that change with it. */
  readonly adapted: readonly AdaptedMeetup[]
}

/** Locks the series until the transaction ends, and finds out what the change means for its meetups. */
export async function openSeriesEdit(needs: AdaptNeeds, series: Series, change: SeriesChange): Promise<SeriesEdit> {
  const before = (await needs.series.lock(series.id)) ?? series
  const after = withChange(before, change)
  const all = await findAdapted(needs, before, after)
  return { change, before, after, all, adapted: all.filter((one) => Object.keys(one.adapted).length > 0) }
}

/** Changes whenever the series or one of its meetups does. */
export function digestEdit({ before, all }: SeriesEdit): string {
  const meetups = all.map(({ meetup: { id, startsAt }, adapted }) => [id, startsAt, adapted])
  return hashText(JSON.stringify([before, meetups]))
}

function withChange(series: Series, change: SeriesChange): Series {
  const entries = Object.entries({ ...series, ...change }).filter(([, value]) => value !== null)
  return Object.fromEntries(entries) as unknown as Series
}

/** What each upcoming meetup of a series would inherit from it. A meetup that has begun inherits nothing. */
async function findAdapted(needs: AdaptNeeds, before: Series, after: Series): Promise<readonly AdaptedMeetup[]> {
  const now = needs.clock.now()
  const { skipped, meetups: standing } = await plannedDays(needs, before)
  const taken = new Set([...skipped, ...standing.flatMap(({ series }) => series?.day ?? [])])
  const coming = await needs.meetups.coming(now, mostMeetups, before.id)
  return coming
    .filter(({ startsAt }) => startsAt > now)
    .map((meetup) => ({ meetup, adapted: adaptMeetup(before, after, meetup, { now, isFree: (day) => !taken.has(day) }) }))
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
  const notices = await resizeSeats(needs, meetup.id, { room: capacity, remote: remoteCapacity }, caller.room.id)
  if (startsAt === undefined) return notices
  const opened = await openMeetup(needs, { id: meetup.id }, caller)
  if ('problem' in opened) return notices
  const moved = await moveMeetup(needs, opened, { startsAt, ...(zone !== undefined && { zone }) }, caller)
  return [...notices, ...moved.notices]
}
