import { createHash } from 'node:crypto'
import { nextMoments } from '../../../../src/shared/dates/occurrences.ts'
import type { Days } from '../../../../src/shared/dates/recurrence.ts'
import { deriveInstant, runtimeZoneData, writeLocalTime, type ZoneData } from '../../../../src/shared/dates/zone-data.ts'
import { zonePeriods } from '../../../../src/shared/dates/zone-periods.ts'
import { createZoneTable } from '../../../support/zone-tables.ts'

export const zones = [
  'America/Toronto',
  'America/St_Johns',
  'America/Edmonton',
  'America/Vancouver',
  'Europe/Paris',
  'Pacific/Auckland',
] as const

const kinds: Readonly<Record<string, Days>> = {
  'every day': { kind: 'daily' },
  'every weekday': { kind: 'weekdays' },
  'every working day': { kind: 'working-days' },
  'every Tuesday': { kind: 'weekly', weekday: 2 },
  'every Monday and Thursday': { kind: 'weekly', weekday: 1, also: [4] },
  'every other Wednesday': { kind: 'weekly', weekday: 3, everyWeeks: 2 },
  'every third Thursday': { kind: 'monthly', nth: 3, weekday: 4 },
  'every first and third Thursday': { kind: 'monthly', nth: 1, weekday: 4, also: [3] },
  'every last Friday': { kind: 'monthly', nth: 'last', weekday: 5 },
  'every fifth Monday': { kind: 'monthly', nth: 5, weekday: 1 },
  'the 15th and 31st': { kind: 'monthly-dates', dates: [15, 31] },
  'the last day of the month': { kind: 'monthly-dates', dates: ['last'] },
}

const start = Date.UTC(2026, 0, 5, 12)
const tenYears = Date.UTC(2036, 0, 5, 12)
const law = Date.UTC(2030, 5, 1)

/** Tomorrow's edition: from the middle of 2030 on, no clock changes any more, and those of America are half an hour further ahead. */
export function afterTheLaw(): ZoneData {
  const tables = zones.map((zone) => {
    const periods = zonePeriods(zone, start - 400 * 86_400_000, law)
    const last = periods.at(-1)?.offsetMinutes ?? 0
    const known = periods.map(({ from = 0, offsetMinutes }) => ({ from, offsetMinutes }))
    return [zone, [...known, { from: law, offsetMinutes: zone.startsWith('America') ? last + 30 : last }]] as const
  })
  return createZoneTable('2099a', Object.fromEntries(tables))
}

/** 13:00, and 2:30, which many clocks skip in spring and show twice in autumn. */
const times = [
  { hour: 13, minute: 0 },
  { hour: 2, minute: 30 },
] as const

interface Planned {
  readonly zone: string
  readonly kind: string
  readonly local: string
  readonly at: number
  /** By the other edition. */
  readonly derived: number
}

/** Days that follow each other are many, so one zone has them for all. */
function kindsIn(zone: string): readonly (readonly [string, Days])[] {
  const isDaily = ({ kind }: Days) => kind === 'daily' || kind === 'weekdays' || kind === 'working-days'
  return Object.entries(kinds).filter(([, days]) => zone === 'America/Edmonton' || !isDaily(days))
}

/** Every moment of each kind of rule, or of some, over ten years by one edition, and what the other derives from its local time. */
export function planAll(data: ZoneData, other: ZoneData, only?: readonly string[]): readonly Planned[] {
  return zones.flatMap((zone) =>
    kindsIn(zone)
      .filter(([kind]) => only?.includes(kind) ?? true)
      .flatMap(([kind, days]) =>
        times.flatMap((time) => {
          const rule = { days, time, from: '2026-01-05', until: '2036-01-04' }
          return nextMoments(rule, start, zone, 4_000, data)
            .occurrences.filter(({ at }) => at < tenYears)
            .map(({ date, at }) => {
              const local = writeLocalTime({ date, time })
              return { zone, kind, local, at, derived: deriveInstant(other, { at, local, zone }) }
            })
        }),
      ),
  )
}

/** Some of it by both editions, for a comparison between hosts in different zones. */
export function tellSome(): string {
  const [now, later] = [runtimeZoneData, afterTheLaw()]
  const some = ['every other Wednesday', 'every last Friday']
  return createHash('sha256')
    .update(JSON.stringify([planAll(now, later, some), planAll(later, now, some)]))
    .digest('hex')
}
