import { Temporal } from 'temporal-polyfill'
import type { PlainDate } from './plain-date.ts'
import type { EpochMs } from './time.ts'

/** A time of day on a local clock, 0:00 to 23:59. */
export interface ClockTime {
  readonly hour: number
  readonly minute: number
}

/** How a clock change affected a local time. */
export type ClockChange = 'gap-moved-forward' | 'repeated-hour-first'

export interface LocalInstant {
  readonly at: EpochMs
  readonly note?: ClockChange
}

/**
 * The instant of a local time. In the hour that is skipped in spring, it moves forward by the same amount (2:30 becomes
 * 3:30); in the hour that occurs twice in autumn, it is the first one. `note` lets the reply say so.
 * @throws RangeError when the zone is unknown.
 */
export function atLocal(date: PlainDate, time: ClockTime, zone: string): LocalInstant {
  const local = Temporal.PlainDateTime.from({ ...date, ...time })
  const first = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const last = local.toZonedDateTime(zone, { disambiguation: 'later' })
  if (first.epochMilliseconds === last.epochMilliseconds) return { at: first.epochMilliseconds }
  const isRepeated = first.toPlainDateTime().equals(local)
  return isRepeated
    ? { at: first.epochMilliseconds, note: 'repeated-hour-first' }
    : { at: last.epochMilliseconds, note: 'gap-moved-forward' }
}

/** The first instant of a day. It isn't always 0:00: some zones change their clocks at midnight. */
export function startOfDay(date: PlainDate, zone: string): EpochMs {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds
}

/** The local day and time of an instant; seconds are dropped. */
export function localOf(at: EpochMs, zone: string): { readonly date: PlainDate; readonly time: ClockTime } {
  const { year, month, day, hour, minute } = zoned(at, zone)
  return { date: { year, month, day }, time: { hour, minute } }
}

/** `2026-12-17T13:00:00-05:00`: local time with its UTC offset. */
export function writeInstant(at: EpochMs, zone: string): string {
  return zoned(at, zone).toString({ smallestUnit: 'second', timeZoneName: 'never' })
}

/** A number of days earlier at the same local time, which isn't a multiple of 24 hours across a clock change. */
export function daysBefore(at: EpochMs, days: number, zone: string): EpochMs {
  return zoned(at, zone).subtract({ days }).epochMilliseconds
}

function zoned(at: EpochMs, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}

/**
 * The instants of a day at which the local clock shows a time or skips over it: one on most days, two where the hour occurs twice.
 * @throws RangeError when the zone is unknown.
 */
export function instantsOf(date: PlainDate, time: ClockTime, zone: string): readonly EpochMs[] {
  const local = Temporal.PlainDateTime.from({ ...date, ...time })
  const first = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const last = local.toZonedDateTime(zone, { disambiguation: 'later' })
  if (first.epochMilliseconds === last.epochMilliseconds) return [first.epochMilliseconds]
  if (first.toPlainDateTime().equals(local)) return [first.epochMilliseconds, last.epochMilliseconds]
  const jump = first.getTimeZoneTransition('next')
  return jump === null ? [] : [jump.epochMilliseconds]
}

/** The instants of a day at which the clocks change. */
export function clockChangesOn(date: PlainDate, zone: string): readonly EpochMs[] {
  const midnight = Temporal.PlainDate.from(date).toZonedDateTime(zone)
  const change = midnight.getTimeZoneTransition('next')
  const isToday = change !== null && change.epochMilliseconds < midnight.add({ days: 1 }).epochMilliseconds
  return isToday ? [change.epochMilliseconds] : []
}
