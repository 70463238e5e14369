import type { Clock } from '../../shared/clock.ts'
import { isHoliday, onWorkingDay } from '../../shared/dates/holidays.ts'
import { dayMs } from '../../shared/dates/time.ts'
import type { SeriesRepository } from '../series/repository.ts'
import { allowedAfter, applyQuietTimes, mostLateMs, type QuietHours, type QuietTimes, type Reminder } from './model/index.ts'
import type { QuietRooms } from './quiet-rooms.ts'

export interface QuietNeeds {
  readonly quietRooms: Pick<QuietRooms, 'of'>
  readonly series: Pick<SeriesRepository, 'ofRoom'>
  readonly community: { readonly zone: string; readonly quiet: QuietHours }
  readonly clock: Clock
}

/** When a room wants no reminders: its own quiet hours, or the community's, in the zone of its series. */
export async function quietOf(
  { quietRooms, series, community }: Omit<QuietNeeds, 'clock'>,
  roomId: string,
): Promise<QuietTimes> {
  const { quiet } = community
  const zone = (await series.ofRoom(roomId))?.zone ?? community.zone
  return { ...((await quietRooms.of(roomId)) ?? quiet), zone, isHoliday }
}

/**
 * When a reminder is sent: to a person at its own time, to a room outside its quiet hours. What the bot misses after a meetup, it
 * asks for on working days.
 */
export async function dueAtFor(
  needs: Omit<QuietNeeds, 'clock'>,
  { to, startsAt, kind, zone }: Pick<Reminder, 'to' | 'startsAt'> & Partial<Pick<Reminder, 'kind' | 'zone'>>,
  nominalAt: number,
  now: number,
): Promise<number> {
  if (kind === 'plan:nag') return onWorkingDay(nominalAt, zone ?? needs.community.zone)
  if (!('roomId' in to)) return nominalAt
  return applyQuietTimes(await quietOf(needs, to.roomId), nominalAt, now, startsAt ?? nominalAt + mostLateMs)
}

/** Rooms without a common free minute within a week and a few holidays have none at all. */
const mostWaitMs = 10 * dayMs

/** The first instant at which no room is quiet; now if one of them always is. */
export async function firstUnquiet(needs: Omit<QuietNeeds, 'clock'>, roomIds: readonly string[], now: number): Promise<number> {
  const quiets = await Promise.all(roomIds.map((id) => quietOf(needs, id)))
  let at = now
  for (;;) {
    const next = Math.max(at, ...quiets.map((quiet) => allowedAfter(quiet, at) ?? at))
    if (next === at) return at
    if (next > now + mostWaitMs) return now
    at = next
  }
}
