import { atLocal, type ClockTime, localOf } from '../../shared/dates/local-time.ts'
import { nextMoments, type Occurrence } from '../../shared/dates/occurrences.ts'
import { recurrenceOf, type SeriesRule } from '../../shared/dates/phrases/index.ts'
import { makeDate, type PlainDate, readIsoDay, writeDate } from '../../shared/dates/plain-date.ts'
import { fallsOn } from '../../shared/dates/recurrence.ts'
import type { EpochMs } from '../../shared/dates/time.ts'
import { writeLocalTime } from '../../shared/dates/zone-data.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Meetup, NewMeetup } from '../meetups/model.ts'

/** A recurring meetup: its rule, and the defaults for all its dates. Organizers can change single dates. */
export interface Series {
  /** Short id, shown as `#12`; no meetup, talk, topic or reminder has the same. */
  readonly id: number
  readonly name: string
  readonly rule: SeriesRule
  readonly time: ClockTime
  /** IANA name of the zone in which the rule is read. */
  readonly zone: string
  readonly lengthMinutes: number
  readonly place?: string
  readonly joinUrl?: string
  /** Seats in the room; no limit if undefined. */
  readonly capacity?: number
  /** How many people can join remotely; no limit if undefined. */
  readonly remoteCapacity?: number
  /** Which language comes first in bilingual posts. */
  readonly firstLang: Lang
  /** Minutes reserved for planning, before the talks. */
  readonly planningMinutes: number
}

/** A room bound to a series. A private room has no name. */
export interface BoundRoom {
  readonly roomId: string
  readonly name?: string
}

type Rule = Pick<Series, 'rule' | 'time' | 'zone'>

/** How many future dates always have a meetup. */
export const datesAhead = 3

/** The next dates of a series from an instant on, and the months without one. */
export function nextDates({ rule, time, zone }: Rule, from: EpochMs, count: number) {
  return nextMoments({ ...recurrenceOf(rule), time }, from, zone, count)
}

/** Whether a series meets on a day according to its rule. */
export function isRuleDay({ rule }: Pick<Series, 'rule'>, date: PlainDate): boolean {
  return fallsOn(recurrenceOf(rule), date)
}

/** The days of a month on which a series meets according to its rule. */
export function ruleDaysIn(rule: SeriesRule, { year, month }: PlainDate): readonly PlainDate[] {
  const days = Array.from({ length: 31 }, (_, index) => makeDate(year, month, index + 1))
  return days.flatMap((day) => (day && fallsOn(recurrenceOf(rule), day) ? day : []))
}

/** Which days of a series are skipped or have a meetup. Days are ISO. */
export interface UpcomingDays {
  readonly skipped: readonly string[]
  /** Meetups for days of the series, including cancelled ones. */
  readonly meetups: readonly Meetup[]
}

/** The next dates that still need a meetup. A cancelled one isn't replaced. */
export function datesToAdd(series: Rule, { skipped, meetups }: UpcomingDays, now: EpochMs): readonly Occurrence[] {
  const off = new Set([
    ...skipped,
    ...meetups.flatMap(({ state, series: own }) => (state === 'cancelled' ? (own?.day ?? []) : [])),
  ])
  const standing = new Set(meetups.map(({ series: own }) => own?.day))
  return nextDates(series, now, datesAhead + off.size)
    .occurrences.filter(({ date }) => !off.has(writeDate(date)))
    .slice(0, datesAhead)
    .filter(({ date }) => !standing.has(writeDate(date)))
}

/** A new meetup with everything it inherits from its series. If it isn't on a day of the rule, it's an extra meetup. */
export function meetupOf(series: Series, startsAt: EpochMs, day: string | undefined): Omit<NewMeetup, 'scheduledBy'> {
  const { id, name: title, zone, lengthMinutes, planningMinutes, place, joinUrl, capacity, remoteCapacity } = series
  return {
    ...{ title, startsAt, zone, lengthMinutes, planningMinutes },
    series: { id, ...(day !== undefined && { day }) },
    ...(place !== undefined && { place }),
    ...(joinUrl !== undefined && { joinUrl }),
    ...(capacity !== undefined && { capacity }),
    ...(remoteCapacity !== undefined && { remoteCapacity }),
  }
}

/** Whether a meetup is still at the time that the rule gives for its day: the same local time, even if a law has changed the clock. */
export function isOnRule({ time, zone }: Pick<Series, 'time' | 'zone'>, meetup: Meetup): boolean {
  const date = meetup.series?.day === undefined ? undefined : readIsoDay(meetup.series.day)
  if (date === undefined) return false
  if (meetup.zone === zone && meetup.localStart === writeLocalTime({ date, time })) return true
  return atLocal(date, time, zone).at === meetup.startsAt
}

/** The local day of an instant in the zone of a series, as ISO. */
export function dayOf({ zone }: Pick<Series, 'zone'>, at: EpochMs): string {
  return writeDate(localOf(at, zone).date)
}
