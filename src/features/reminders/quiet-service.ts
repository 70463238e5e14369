import type { Clock } from '../../shared/clock.ts'
import { holidaysOn } from '../../shared/dates/holidays.ts'
import { allowedAfter, applyQuietTimes, mostLateMs, type QuietHours, type QuietTimes, type Reminder } from './model/index.ts'
import type { QuietRooms } from './repository.ts'

export interface QuietNeeds {
  readonly quietRooms: Pick<QuietRooms, 'of'>
  readonly community: { readonly zone: string; readonly quiet: QuietHours }
  readonly clock: Clock
}

/** When a room wants no reminders: what was set there, or else the community's default. */
export async function quietOf({ quietRooms, community }: Omit<QuietNeeds, 'clock'>, roomId: string): Promise<QuietTimes> {
  const { zone, quiet } = community
  return { ...((await quietRooms.of(roomId)) ?? quiet), zone, isHoliday: (date) => holidaysOn(date).length > 0 }
}

/** When a reminder meant for an instant is due. People get theirs at any time; a room may be quiet then. */
export async function dueAtFor(
  needs: Omit<QuietNeeds, 'clock'>,
  { to, startsAt }: Pick<Reminder, 'to' | 'startsAt'>,
  nominalAt: number,
  now: number,
): Promise<number> {
  if (!('roomId' in to)) return nominalAt
  return applyQuietTimes(await quietOf(needs, to.roomId), nominalAt, now, startsAt ?? nominalAt + mostLateMs)
}

/** Quiet times of several rooms repeat weekly, give or take a holiday or two. */
const mostWaitMs = 10 * 24 * 3_600_000

/** The first instant from now on when none of the rooms is quiet; now if one of them always is. */
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
