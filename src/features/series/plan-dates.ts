import type { Clock } from '../../shared/clock.ts'
import { atLocal, localOf } from '../../shared/dates/local-time.ts'
import { readIsoDay, writeDate } from '../../shared/dates/plain-date.ts'
import type { EpochMs } from '../../shared/dates/time.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { Audit } from '../people/audit.ts'
import { canSeeMeetup } from '../visibility/model.ts'
import type { View } from '../visibility/view.ts'
import type { SeriesDate } from './date-messages.ts'
import { datesToAdd, dayOf, isOnRule, isRuleDay, meetupOf, nextDates, type Series, type UpcomingDays } from './model.ts'
import type { SeriesRepository, SkippedDay } from './repository.ts'

export interface UpcomingNeeds {
  readonly series: SeriesRepository
  readonly meetups: Meetups
  readonly audit: Pick<Audit, 'add'>
  readonly clock: Pick<Clock, 'now'>
  readonly view: Pick<View, 'everyone'>
}

/**
 * Plans the missing meetups for the next dates of a series. Several copies at the same time plan each date once. A meetup
 * that somebody planned for exactly that moment, outside of any series, becomes the meetup of that date. Call it in a
 * transaction.
 */
export async function addUpcomingDates(
  needs: UpcomingNeeds,
  seriesId: number,
  who: string,
  where = '',
): Promise<readonly Meetup[]> {
  const { series: book, meetups, audit, clock } = needs
  const series = await book.lock(seriesId)
  if (series === undefined) return []
  const now = clock.now()
  const rooms = [where, ...(await book.rooms(seriesId)).map(({ roomId }) => roomId)]
  const planned: Meetup[] = []
  for (const { date, at } of await missingDates(needs, series)) {
    const day = writeDate(date)
    const loose = await findLoose(needs, at, rooms)
    const joined = loose && (await meetups.change(loose.id, { series: { id: series.id, day } }, now))
    const meetup = joined ?? (await meetups.add({ ...meetupOf(series, at, day), scheduledBy: who }, now))
    await audit.add({ at: now, who, what: 'series plan', where, detail: `#${series.id} #${meetup.id} ${day}` })
    planned.push(meetup)
  }
  return planned
}

/**
 * A planned meetup at exactly that time that belongs to no series. One that belongs to a private room only joins a series of
 * that room; otherwise people outside the room would see it.
 */
export async function findLoose(
  { meetups, view }: Pick<UpcomingNeeds, 'meetups' | 'view'>,
  at: EpochMs,
  rooms: readonly string[],
): Promise<Meetup | undefined> {
  return (await meetups.between(at, at + 1)).find(
    (one) =>
      one.series === undefined &&
      one.state === 'planned' &&
      (canSeeMeetup(view.everyone, one) || (one.roomId !== undefined && rooms.includes(one.roomId))),
  )
}

export async function missingDates(needs: UpcomingNeeds, series: Series) {
  return datesToAdd(series, await plannedDays(needs, series), needs.clock.now())
}

export interface PlannedDaysNeeds {
  readonly series: Pick<SeriesRepository, 'skipped'>
  readonly meetups: Pick<Meetups, 'standingFor'>
  readonly clock: Pick<Clock, 'now'>
}

export async function plannedDays({ series: book, meetups, clock }: PlannedDaysNeeds, series: Series): Promise<UpcomingDays> {
  return {
    skipped: (await book.skipped(series.id)).map(({ day }) => day),
    meetups: await meetups.standingFor(series.id, dayOf(series, clock.now())),
  }
}

/**
 * The day of the rule that a meetup at this time now counts for: undefined when it isn't a day of the rule, or when
 * another meetup has that day. A skipped day is unskipped. Call it in a transaction.
 */
export async function claimDay(
  { series: book, meetups }: UpcomingNeeds,
  series: Series,
  at: EpochMs,
): Promise<{ readonly day?: string; readonly skipped?: SkippedDay }> {
  await book.lock(series.id)
  const { date } = localOf(at, series.zone)
  const day = writeDate(date)
  const standing = await meetups.standingFor(series.id, day)
  if (!isRuleDay(series, date) || standing.some((one) => one.series?.day === day)) return {}
  const skipped = (await book.skipped(series.id)).find((one) => one.day === day)
  if (skipped !== undefined) await book.unskip(series.id, day)
  return { day, ...(skipped !== undefined && { skipped }) }
}

/** How many days of the rule a list looks ahead. */
const daysShown = 5

/** The next dates of a series with their status, soonest first. */
export async function datesOf(needs: UpcomingNeeds, series: Series): Promise<readonly SeriesDate[]> {
  const now = needs.clock.now()
  const { series: book, meetups } = needs
  const standing = await meetups.standingFor(series.id, dayOf(series, now))
  const coming = await meetups.coming(now, 2 * daysShown, series.id)
  const cancelled = standing.filter(({ state, startsAt }) => state === 'cancelled' && startsAt > now)
  const reasons = new Map((await book.skipped(series.id)).map(({ day, reason }) => [day, reason]))
  const held = new Set([...coming, ...standing].map(({ series: own }) => own?.day))
  const withoutMeetup = nextDates(series, now, daysShown).occurrences.flatMap(({ date, at }): readonly SeriesDate[] => {
    const day = writeDate(date)
    if (held.has(day)) return []
    const reason = reasons.get(day)
    return [reason === undefined ? { kind: 'proposed', at } : { kind: 'skipped', at, reason }]
  })
  const withMeetup = [...coming, ...cancelled].map((meetup): SeriesDate => {
    const reason = meetup.state === 'cancelled' ? reasons.get(meetup.series?.day ?? '') : undefined
    if (reason !== undefined) return { kind: 'skipped', at: meetup.startsAt, reason }
    return { kind: 'meetup', at: meetup.startsAt, meetup, isMoved: !isOnRule(series, meetup) }
  })
  return [...withMeetup, ...withoutMeetup].toSorted((a, b) => a.at - b.at)
}

/** The instant at which a series meets on a day (ISO). */
export function momentOn({ time, zone }: Pick<Series, 'time' | 'zone'>, day: string): EpochMs | undefined {
  const date = readIsoDay(day)
  return date && atLocal(date, time, zone).at
}
