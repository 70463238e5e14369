import type { Community, Services } from '../../command/context.ts'
import { holidaysOn } from '../../shared/dates/holidays.ts'
import { dayMs } from '../../shared/dates/time.ts'
import { allowedAfter, mostLateMs, type QuietTimes, type Reminder, settleQuiet } from './model/index.ts'

type Needs = Pick<Services, 'quietRooms' | 'series'> & { readonly community: Pick<Community, 'zone' | 'quiet'> }

/** When a room wants no reminders: its own hours, or the community's. Its own are in the zone of its series. */
export async function quietOf({ quietRooms, series, community }: Needs, roomId: string): Promise<QuietTimes> {
  const { quiet } = community
  const zone = (await series.ofRoom(roomId))?.zone ?? community.zone
  return { ...((await quietRooms.of(roomId)) ?? quiet), zone, isHoliday: (date) => holidaysOn(date).length > 0 }
}

/** When a reminder is sent: to a person at its time, in a room outside its quiet hours. */
export async function dueAtFor(
  needs: Needs,
  { to, startsAt }: Pick<Reminder, 'to' | 'startsAt'>,
  nominalAt: number,
  now: number,
): Promise<number> {
  if (!('roomId' in to)) return nominalAt
  return settleQuiet(await quietOf(needs, to.roomId), nominalAt, now, startsAt ?? nominalAt + mostLateMs)
}

/** Rooms without a common free minute within a week and some holidays have none at all. */
const mostWaitMs = 10 * dayMs

/** The first instant at which no room is quiet; now if one of them always is. */
export async function firstUnquiet(needs: Needs, roomIds: readonly string[], now: number): Promise<number> {
  const quiets = await Promise.all(roomIds.map((id) => quietOf(needs, id)))
  let at = now
  for (;;) {
    const next = Math.max(at, ...quiets.map((quiet) => allowedAfter(quiet, at) ?? at))
    if (next === at) return at
    if (next > now + mostWaitMs) return now
    at = next
  }
}
