import { Temporal } from 'temporal-polyfill'
import type { PlainDate } from '../plain-date.ts'
import type { EpochMs } from '../time.ts'

/** A time on the clock of some zone, from 0:00 to 23:59. */
export interface ClockTime {
  readonly hour: number
  readonly minute: number
}

/** What the change of the clocks did to a local time. */
export type ClockChange = 'gap-moved-forward' | 'repeated-hour-first'

export interface LocalInstant {
  readonly at: EpochMs
  readonly note?: ClockChange
}

/**
 * The instant of a local time. One that the clocks jump over is moved forward by as much as they jump (2:30 becomes 3:30);
 * of one that comes twice the first is taken. Either is noted, so that the reply can say so.
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

/** The first instant of a day, which is not always 0:00: some zones change their clocks at midnight. */
export function startOfDay(date: PlainDate, zone: string): EpochMs {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds
}

/** The calendar day and the clock of an instant in a zone; seconds are dropped. */
export function localOf(at: EpochMs, zone: string): { readonly date: PlainDate; readonly time: ClockTime } {
  const { year, month, day, hour, minute } = zoned(at, zone)
  return { date: { year, month, day }, time: { hour, minute } }
}

/** `2026-12-17T13:00:00-05:00`: the clock of the zone with its distance from UTC. */
export function writeInstant(at: EpochMs, zone: string): string {
  return zoned(at, zone).toString({ smallestUnit: 'second', timeZoneName: 'never' })
}

/** So many days earlier at the same local clock time: across a change of the clocks that is not a multiple of 24 hours. */
export function daysBefore(at: EpochMs, days: number, zone: string): EpochMs {
  return zoned(at, zone).subtract({ days }).epochMilliseconds
}

/** So many weeks earlier at the same local clock time. */
export function weeksBefore(at: EpochMs, weeks: number, zone: string): EpochMs {
  return daysBefore(at, weeks * 7, zone)
}

function zoned(at: EpochMs, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}

/**
 * Every instant of a day at which a clock shows a time or jumps over it: one on most days, two where the hour comes twice.
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

/** The instants of a day at which its clocks are put forward or back. */
export function clockChangesOn(date: PlainDate, zone: string): readonly EpochMs[] {
  const midnight = Temporal.PlainDate.from(date).toZonedDateTime(zone)
  const change = midnight.getTimeZoneTransition('next')
  const isToday = change !== null && change.epochMilliseconds < midnight.add({ days: 1 }).epochMilliseconds
  return isToday ? [change.epochMilliseconds] : []
}
