import type { ClockTime } from '../../src/shared/dates/local-time.ts'
import type { PlainDate } from '../../src/shared/dates/plain-date.ts'
import { minuteMs } from '../../src/shared/dates/time.ts'
import { runtimeZoneData, type ZoneData } from '../../src/shared/dates/zone-data.ts'

/** From an instant on, the clocks of a zone are this many minutes ahead of UTC; negative in America. */
export interface Transition {
  readonly from: number
  readonly offsetMinutes: number
}

/** An edition of the zone data in which some zones have their own transitions, in order of time, and all others today's. */
export function createZoneTable(edition: string, tables: Readonly<Record<string, readonly Transition[]>>): ZoneData {
  const offsetAt = (table: readonly Transition[], at: number) =>
    (table.findLast(({ from }) => from <= at) ?? table[0])?.offsetMinutes ?? 0
  return {
    edition,
    localOf(at, zone) {
      const table = tables[zone]
      return table === undefined ? runtimeZoneData.localOf(at, zone) : toLocal(at + offsetAt(table, at) * minuteMs)
    },
    atLocal(date, time, zone) {
      const table = tables[zone]
      if (table === undefined) return runtimeZoneData.atLocal(date, time, zone)
      const asUtc = toUtc(date, time)
      const candidates = [...new Set(table.map(({ offsetMinutes }) => asUtc - offsetMinutes * minuteMs))].toSorted(
        (a, b) => a - b,
      )
      const fitting = candidates.filter((at) => at + offsetAt(table, at) * minuteMs === asUtc)
      const [at] = fitting
      if (at !== undefined) return { at, ...(fitting.length > 1 && { note: 'repeated-hour-first' as const }) }
      // Skipped in spring: the offset of before moves it forward.
      return { at: asUtc - offsetAt(table, candidates[0] ?? asUtc) * minuteMs, note: 'gap-moved-forward' }
    },
  }
}

function toLocal(shifted: number): { date: PlainDate; time: ClockTime } {
  const day = new Date(shifted)
  return {
    date: { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() },
    time: { hour: day.getUTCHours(), minute: day.getUTCMinutes() },
  }
}

function toUtc({ year, month, day }: PlainDate, { hour, minute }: ClockTime): number {
  return Date.UTC(year, month - 1, day, hour, minute)
}
