import { localOf, startOfDay } from '../../shared/dates/local-time.ts'
import { isSameDate, type PlainDate, type PlainMonth } from '../../shared/dates/plain-date.ts'
import { dayMs, type EpochMs, hourMs } from '../../shared/dates/time.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Meetups } from '../meetups/repository.ts'

/** The meetups on a day in a zone, their own by default, cancelled ones included; only those of one series if one is named. */
export function meetupsOn(
  meetups: Pick<Meetups, 'between'>,
  date: PlainDate,
  seriesId?: number,
  inZone?: string,
): Promise<readonly Meetup[]> {
  const begin = startOfDay(date, 'UTC')
  const isThen = (day: PlainDate) => isSameDate(day, date)
  return meetupsWhen(meetups, { begin, end: begin + dayMs, isThen }, seriesId, inZone)
}

/** The meetups of a month by their own clocks, cancelled ones included; only those of one series if one is named. */
export function meetupsIn(meetups: Pick<Meetups, 'between'>, { year, month }: PlainMonth, seriesId?: number) {
  const isThen = (day: PlainDate) => day.year === year && day.month === month
  return meetupsWhen(meetups, { begin: Date.UTC(year, month - 1), end: Date.UTC(year, month), isThen }, seriesId)
}

/** Days that belong together, and where they begin and end in UTC. */
interface Period {
  readonly begin: EpochMs
  readonly end: EpochMs
  readonly isThen: (day: PlainDate) => boolean
}

async function meetupsWhen(
  meetups: Pick<Meetups, 'between'>,
  { begin, end, isThen }: Period,
  seriesId?: number,
  inZone?: string,
): Promise<readonly Meetup[]> {
  const near = await meetups.between(begin - farthestEastMs, end + farthestWestMs, seriesId)
  return near.filter(({ startsAt, zone }) => isThen(localOf(startsAt, inZone ?? zone).date))
}

/** Kiribati is 14 hours ahead of UTC and Baker Island 12 hours behind. */
const farthestEastMs = 14 * hourMs

const farthestWestMs = 12 * hourMs
