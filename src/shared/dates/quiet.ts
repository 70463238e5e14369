import { addDays } from './calendar.ts'
import { isWeekend } from './holidays.ts'
import { type ClockTime, clockChangesOn, instantsOf, localOf, startOfDay } from './local-time.ts'
import type { PlainDate } from './plain-date.ts'
import { type EpochMs, minuteMs } from './time.ts'

/** From one local time to another, over midnight when `to` isn't later. */
export interface QuietSpan {
  readonly from: ClockTime
  readonly to: ClockTime
}

/** When a room or a person wants no messages. It is stored as JSON, so only optional properties may be added. */
export interface QuietHours {
  readonly hours?: QuietSpan
  /** More hours of the day, such as the lunch break. */
  readonly also?: readonly QuietSpan[]
  readonly weekends: boolean
  readonly holidays: boolean
}

/** Quiet hours with the zone they are in and the holidays. */
export interface QuietTimes extends QuietHours {
  readonly zone: string
  isHoliday(date: PlainDate): boolean
}

export function isQuiet(quiet: QuietTimes, at: EpochMs): boolean {
  const { date, time } = localOf(at, quiet.zone)
  return isQuietDay(quiet, date) || isQuietTime(quiet, time)
}

function isQuietDay({ weekends, holidays, isHoliday }: QuietTimes, date: PlainDate): boolean {
  return (weekends && isWeekend(date)) || (holidays && isHoliday(date))
}

function spansOf({ hours, also = [] }: QuietHours): readonly QuietSpan[] {
  return hours === undefined ? also : [hours, ...also]
}

function isQuietTime(quiet: QuietTimes, time: ClockTime): boolean {
  return spansOf(quiet).some((span) => {
    const [at, from, to] = [time, span.from, span.to].map(minuteOf) as [number, number, number]
    return from < to ? from <= at && at < to : from <= at || at < to
  })
}

function minuteOf({ hour, minute }: ClockTime): number {
  return hour * 60 + minute
}

/** Covers holidays around a weekend. A rule without a free minute in two weeks never has one. */
const mostDays = 14

/** The instant itself if it isn't quiet, otherwise the last minute before it that isn't. */
export function allowedBefore(quiet: QuietTimes, at: EpochMs): EpochMs | undefined {
  return nearestAllowed(quiet, at, -1)
}

/** The instant itself if it isn't quiet, otherwise the first minute after it that isn't. */
export function allowedAfter(quiet: QuietTimes, at: EpochMs): EpochMs | undefined {
  return nearestAllowed(quiet, at, 1)
}

/** The nearest free minute is next to a quiet one, so only the ends of the hours, midnights and clock changes are tried. */
function nearestAllowed(quiet: QuietTimes, at: EpochMs, step: 1 | -1): EpochMs | undefined {
  if (!isQuiet(quiet, at)) return at
  const { zone } = quiet
  let date: PlainDate | undefined = localOf(at, zone).date
  for (let days = 0; date !== undefined && days <= mostDays; days += 1) {
    const edges = edgesOf(quiet, date).map((edge) => (step === 1 ? edge : edge - minuteMs))
    const beyond = edges.filter((edge) => (edge - at) * step > 0 && !isQuiet(quiet, edge)).toSorted((a, b) => (a - b) * step)
    if (beyond[0] !== undefined) return beyond[0]
    date = addDays(date, step)
  }
  return undefined
}

function edgesOf(quiet: QuietTimes, date: PlainDate): readonly EpochMs[] {
  const { zone } = quiet
  const following = addDays(date, 1)
  return [
    startOfDay(date, zone),
    ...(following === undefined ? [] : [startOfDay(following, zone)]),
    ...clockChangesOn(date, zone),
    ...spansOf(quiet).flatMap(({ from, to }) => [from, to].flatMap((time) => instantsOf(date, time, zone))),
  ]
}

/**
 * When to post something in a room: at the last allowed minute before its time; if that has passed, at the first one after, if
 * it is before `limit`; otherwise at its own time, because a reminder after the event is useless.
 */
export function applyQuietTimes(quiet: QuietTimes, at: EpochMs, now: EpochMs, limit: EpochMs): EpochMs {
  const before = allowedBefore(quiet, at)
  if (before !== undefined && before > now) return before
  if (before === at) return at
  const after = allowedAfter(quiet, Math.max(at, now))
  return after !== undefined && after < limit ? after : at
}
