import { atLocal, type ClockTime, type LocalInstant, localOf } from './local-time.ts'
import { type PlainDate, readIsoDay, writeDate } from './plain-date.ts'
import type { EpochMs } from './time.ts'

/** A day of the calendar and a time of day on a local clock. */
export interface LocalTime {
  readonly date: PlainDate
  readonly time: ClockTime
}

/** What the world's clocks show, as one edition of the IANA time zone database has it. Laws change it several times a year. */
export interface ZoneData {
  /** Like `2026c`; a newer edition is greater as text. Empty when the runtime doesn't say. */
  readonly edition: string
  /** @throws RangeError when the zone is unknown. */
  localOf(at: EpochMs, zone: string): LocalTime
  /** @throws RangeError when the zone is unknown. */
  atLocal(date: PlainDate, time: ClockTime, zone: string): LocalInstant
}

/** What this process computes and shows times with: `Intl` and `Temporal` both read ICU's data, and Node tells its edition. */
export const runtimeZoneData: ZoneData = { edition: process.versions['tz'] ?? '', localOf, atLocal }

/** `2026-12-17T13:00`. */
export function writeLocalTime({ date, time }: LocalTime): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${writeDate(date)}T${two(time.hour)}:${two(time.minute)}`
}

/** Reads what `writeLocalTime` writes; undefined for anything else. */
export function readLocalTime(written: string): LocalTime | undefined {
  const [, day = '', hour, minute] = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(written) ?? []
  const date = readIsoDay(day)
  return date && { date, time: { hour: Number(hour), minute: Number(minute) } }
}

/**
 * The instant of a local time that was derived with other zone data before. It stays if it still shows that time, so seconds and
 * the second of two equal hours in autumn are kept.
 */
export function deriveInstant(
  data: Pick<ZoneData, 'localOf' | 'atLocal'>,
  { at, local, zone }: { readonly at: EpochMs; readonly local: string; readonly zone: string },
): EpochMs {
  const said = readLocalTime(local)
  if (said === undefined || writeLocalTime(data.localOf(at, zone)) === local) return at
  return data.atLocal(said.date, said.time, zone).at
}

/** An edition doesn't say its day. There are three or four a year: `a` counts from January, `b` from April, and so on. */
const monthsPerLetter = 3

/** How many months ago an edition came out, estimated from its name; undefined for a name of another form. */
export function monthsSince(edition: string, now: EpochMs): number | undefined {
  const [, year, letter = 'a'] = /^(\d{4})([a-z]?)$/.exec(edition) ?? []
  if (year === undefined) return undefined
  const published = Math.min((letter.charCodeAt(0) - 'a'.charCodeAt(0)) * monthsPerLetter, 11)
  const today = new Date(now)
  return Math.max(0, (today.getUTCFullYear() - Number(year)) * 12 + today.getUTCMonth() - published)
}

/** Zone data that is older than this may have missed a law. Between two editions there have been nine months. */
export const oldZoneDataMonths = 12
