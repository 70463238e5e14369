import type { Community, Services } from '../../command/context.ts'
import { holidaysOn } from '../../shared/dates/holidays.ts'
import { dayMs } from '../../shared/dates/time.ts'
import { allowedAfter, mostLateMs, type QuietTimes, type Reminder, settleQuiet } from './model/index.ts'

type Needs = Pick<Services, 'quietRooms'> & { readonly community: Pick<Community, 'zone' | 'quiet'> }

/** When a room wants no reminders: what was said there, else what holds for the community. */
export async function quietOf({ quietRooms, community }: Needs, roomId: string): Promise<QuietTimes> {
  const { zone, quiet } = community
  return { ...((await quietRooms.of(roomId)) ?? quiet), zone, isHoliday: (date) => holidaysOn(date).length > 0 }
}

/** When a reminder that falls on an instant is due: people take theirs at any time, rooms may be quiet then. */
export async function dueAtFor(
  needs: Needs,
  { to, startsAt }: Pick<Reminder, 'to' | 'startsAt'>,
  nominalAt: number,
  now: number,
): Promise<number> {
  if (!('roomId' in to)) return nominalAt
  return settleQuiet(await quietOf(needs, to.roomId), nominalAt, now, startsAt ?? nominalAt + mostLateMs)
}

/** Hours that rooms keep free of each other come round in a week, with a holiday or two in it. */
const mostWaitMs = 10 * dayMs

/** The first instant from now on at which none of the rooms is quiet; now where one of them always is. */
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
