import type { Caller } from '../../command/caller.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Attendance } from '../attendance/repository.ts'
import type { Meetups } from '../meetups/repository.ts'
import { describeMeetup } from './messages.ts'

interface DescribeNeeds {
  readonly meetups: Pick<Meetups, 'find'>
  readonly attendance: Pick<Attendance, 'counts'>
  readonly clock: Pick<Clock, 'now'>
}

/** A meetup as it is now, with its head count, for somebody who has just changed it. */
export async function describeCurrent(
  { meetups, attendance, clock }: DescribeNeeds,
  id: number,
  { lang, zone }: Pick<Caller, 'lang' | 'zone'>,
): Promise<string> {
  const meetup = await meetups.find(id)
  const counts = (await attendance.counts([id])).get(id)
  return meetup === undefined ? '' : describeMeetup(meetup, { lang, zone, now: clock.now() }, { counts })
}
