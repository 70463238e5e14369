import {
  atLocal,
  type ClockTime,
  everyNthWeekday,
  localOf,
  type NthWeekdayRule,
  nthWeekday,
  type Occurrence,
} from '../../shared/dates/phrases/index.ts'
import { isSameDate, type PlainDate, readIsoDay, writeDate } from '../../shared/dates/plain-date.ts'
import type { EpochMs } from '../../shared/dates/time.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Meetup, NewMeetup } from '../meetups/model.ts'

/** A recurring meetup: its rule, and what its dates have in common unless an organizer says otherwise for one of them. */
export interface Series {
  /** Short id, shown as `#12`; no meetup, talk, topic or reminder has the same. */
  readonly id: number
  readonly name: string
  readonly rule: NthWeekdayRule
  readonly time: ClockTime
  /** IANA name of the zone in which the rule is read. */
  readonly zone: string
  readonly lengthMinutes: number
  readonly place?: string
  readonly joinUrl?: string
  /** Seats in the room; none means no limit was given. */
  readonly capacity?: number
  /** People who can join remotely; none means no limit was given. */
  readonly remoteCapacity?: number
  /** Which language stands first where both do. */
  readonly firstLang: Lang
  /** Minutes of the meetup that are kept for planning, before the talks. */
  readonly planningMinutes: number
}

/** A room that is bound to a series; one that not everybody may know of has no name. */
export interface BoundRoom {
  readonly roomId: string
  readonly name?: string
}

type Rule = Pick<Series, 'rule' | 'time' | 'zone'>

/** How many dates ahead are always planned as meetups. */
export const datesAhead = 3

/** The next dates of a series from an instant on, and the months on the way that have none. */
export function nextDates({ rule, time, zone }: Rule, from: EpochMs, count: number) {
  return everyNthWeekday({ ...rule, time }, from, zone, count)
}

/** Whether a series meets on a day by its rule. */
export function isRuleDay({ rule }: Pick<Series, 'rule'>, date: PlainDate): boolean {
  const day = nthWeekday(date.year, date.month, rule.nth, rule.weekday)
  return day !== undefined && isSameDate(day, date)
}

/** What the days of a series have become. Days are ISO. */
export interface UpcomingDays {
  readonly skipped: readonly string[]
  /** Those that stand for a day of the series, cancelled ones included. */
  readonly meetups: readonly Meetup[]
}

/** The dates for which a meetup has yet to be planned, so that the next ones always are; what is cancelled is not planned again. */
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

/** A meetup with all that it takes from its series, whose name is its title until it has one of its own; one that stands for no day of the rule is an extra one. */
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

/** Whether a meetup is still held where the rule of its series had put it. */
export function isOnRule({ time, zone }: Pick<Series, 'time' | 'zone'>, { series, startsAt }: Meetup): boolean {
  const date = series?.day === undefined ? undefined : readIsoDay(series.day)
  return date !== undefined && atLocal(date, time, zone).at === startsAt
}

/** What a meetup takes over when its series changes: only what nobody has changed by hand for it. */
export interface Adapted {
  readonly title?: string
  readonly place?: string | null
  readonly joinUrl?: string | null
  readonly lengthMinutes?: number
  readonly planningMinutes?: number
  readonly capacity?: number | null
  readonly remoteCapacity?: number | null
  /** It follows the rule to another moment. */
  readonly startsAt?: EpochMs
  readonly zone?: string
  /** The day of the new rule for which it now stands; also for one that was moved by hand, which stays where it is. */
  readonly day?: string
}

type Inherited = 'place' | 'joinUrl' | 'capacity' | 'remoteCapacity' | 'lengthMinutes' | 'planningMinutes'

/** Empty when nothing changes. `isFree`: no other meetup stands for the day, and it is not skipped. */
export function adaptMeetup(
  before: Series,
  after: Series,
  meetup: Meetup,
  { now, isFree }: { readonly now: EpochMs; readonly isFree: (day: string) => boolean },
): Adapted {
  const follows = (key: Inherited) => after[key] !== before[key] && meetup[key] === before[key]
  return {
    ...(after.name !== before.name && meetup.title === before.name && { title: after.name }),
    ...(follows('place') && { place: after.place ?? null }),
    ...(follows('joinUrl') && { joinUrl: after.joinUrl ?? null }),
    ...(follows('capacity') && { capacity: after.capacity ?? null }),
    ...(follows('remoteCapacity') && { remoteCapacity: after.remoteCapacity ?? null }),
    ...(follows('lengthMinutes') && { lengthMinutes: after.lengthMinutes }),
    ...(follows('planningMinutes') && { planningMinutes: after.planningMinutes }),
    ...adaptMoment(before, after, meetup, { now, isFree }),
  }
}

/** The date of the same month by the new rule; a month without one leaves the meetup where it is. */
function adaptMoment(
  before: Series,
  after: Series,
  meetup: Meetup,
  { now, isFree }: { readonly now: EpochMs; readonly isFree: (day: string) => boolean },
): Adapted {
  const old = meetup.series?.day === undefined ? undefined : readIsoDay(meetup.series.day)
  const date = old && nthWeekday(old.year, old.month, after.rule.nth, after.rule.weekday)
  if (old === undefined || date === undefined) return {}
  const { at } = atLocal(date, after.time, after.zone)
  const day = writeDate(date)
  const isOtherDay = !isSameDate(old, date)
  if (at <= now || (isOtherDay && !isFree(day))) return {}
  const follows = isOnRule(before, meetup) && (at !== meetup.startsAt || after.zone !== meetup.zone)
  return { ...(isOtherDay && { day }), ...(follows && { startsAt: at, zone: after.zone }) }
}

/** The day (ISO) on which an instant falls by the clock of a series. */
export function dayOf({ zone }: Pick<Series, 'zone'>, at: EpochMs): string {
  return writeDate(localOf(at, zone).date)
}
