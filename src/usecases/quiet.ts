import { holidaysOn } from '../domain/holidays.ts'
import { mostLateMs, type QuietTimes, type Reminder, settleQuiet } from '../domain/reminder/index.ts'
import type { Services } from '../kit/services.ts'

type Needs = Pick<Services, 'quietRooms' | 'community'>

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
