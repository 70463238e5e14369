import { addDays, weekdayOf } from '../../../shared/dates/phrases/calendar.ts'
import { type ClockTime, clockChangesOn, instantsOf, localOf, startOfDay } from '../../../shared/dates/phrases/local-time.ts'
import type { PlainDate } from '../../../shared/dates/plain-date.ts'
import { type EpochMs, minuteMs } from '../../../shared/dates/time.ts'

/** When a room wants no reminders. */
export interface QuietHours {
  /** From this time of the clock to that one, over midnight when `to` is not later. None: no hours of the day. */
  readonly hours?: { readonly from: ClockTime; readonly to: ClockTime }
  readonly weekends: boolean
  readonly holidays: boolean
}

/** Quiet hours, and what it takes to know them: the zone of their clock, and which days are holidays. */
export interface QuietTimes extends QuietHours {
  readonly zone: string
  isHoliday(date: PlainDate): boolean
}

export function isQuiet(quiet: QuietTimes, at: EpochMs): boolean {
  const { date, time } = localOf(at, quiet.zone)
  return isQuietDay(quiet, date) || isQuietTime(quiet, time)
}

function isQuietDay({ weekends, holidays, isHoliday }: QuietTimes, date: PlainDate): boolean {
  return (weekends && weekdayOf(date) > 5) || (holidays && isHoliday(date))
}

function isQuietTime({ hours }: QuietTimes, time: ClockTime): boolean {
  if (hours === undefined) return false
  const [at, from, to] = [time, hours.from, hours.to].map(minuteOf) as [number, number, number]
  return from < to ? from <= at && at < to : from <= at || at < to
}

function minuteOf({ hour, minute }: ClockTime): number {
  return hour * 60 + minute
}

/** Holidays around a weekend; a rule that leaves no free minute in so many days leaves none at all. */
const mostDays = 14

/** The last minute before an instant that is not quiet; the instant itself when it is none of the quiet ones. */
export function allowedBefore(quiet: QuietTimes, at: EpochMs): EpochMs | undefined {
  return nearestAllowed(quiet, at, -1)
}

/** The first minute from an instant on that is not quiet. */
export function allowedAfter(quiet: QuietTimes, at: EpochMs): EpochMs | undefined {
  return nearestAllowed(quiet, at, 1)
}

/** Only where quiet begins or ends can the nearest free minute stand: the ends of the hours, midnights, and clock changes. */
function nearestAllowed(quiet: QuietTimes, at: EpochMs, step: 1 | -1): EpochMs | undefined {
  if (!isQuiet(quiet, at)) return at
  const { zone } = quiet
  let date: PlainDate | undefined = localOf(at, zone).date
  for (let days = 0; date !== undefined && days <= mostDays; days += 1) {
    const edges = edgesOf(quiet, date).flatMap((edge) => (step === 1 ? [edge] : [edge - minuteMs]))
    const beyond = edges.filter((edge) => (edge - at) * step > 0 && !isQuiet(quiet, edge)).toSorted((a, b) => (a - b) * step)
    if (beyond[0] !== undefined) return beyond[0]
    date = addDays(date, step)
  }
  return undefined
}

function edgesOf({ hours, zone }: QuietTimes, date: PlainDate): readonly EpochMs[] {
  const following = addDays(date, 1)
  return [
    startOfDay(date, zone),
    ...(following === undefined ? [] : [startOfDay(following, zone)]),
    ...clockChangesOn(date, zone),
    ...(hours === undefined ? [] : [hours.from, hours.to].flatMap((time) => instantsOf(date, time, zone))),
  ]
}

/**
 * When something that falls on an instant is said in a room: at the nearest allowed minute before; where that has passed,
 * at the first one after, if that is before `limit`; else at its own time, because a reminder after the fact is none.
 */
export function applyQuietTimes(quiet: QuietTimes, at: EpochMs, now: EpochMs, limit: EpochMs): EpochMs {
  const before = allowedBefore(quiet, at)
  if (before !== undefined && before > now) return before
  if (before === at) return at
  const after = allowedAfter(quiet, Math.max(at, now))
  return after !== undefined && after < limit ? after : at
}
