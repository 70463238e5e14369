import { countEdits } from '../../text/edit-distance.ts'
import { fold } from '../../text/fold.ts'
import type { EpochMs } from '../time.ts'
import { simplifyClockName, simplifyName, zonesByClockName, zonesByOffset } from './zone-clocks.ts'
import { zoneByPlace } from './zone-places.ts'

export type ZoneResult =
  | { readonly kind: 'found'; readonly zone: string }
  | {
      readonly kind: 'unknown'
      /**
       * `offset` and `clock-name`: `UTC-5` and `EST` are right for part of the year only, so a meetup planned with them would
       * be an hour off in the other part.
       */
      readonly why: 'offset' | 'clock-name' | 'no-such-zone'
      /** IANA names that may have been meant, the likeliest first, at most three. */
      readonly nearest: readonly string[]
    }

/** No zone or place has a longer name, and comparing longer texts would only take time. */
const longestName = 60

/** The zone that a whole text names: `America/Toronto`, `toronto`, `St. John’s`, `Montréal`, `Northwest Territories`. */
export function readZone(typed: string, now: EpochMs = Date.now()): ZoneResult {
  const words = typed.trim()
  if (words.length > longestName) return { kind: 'unknown', why: 'no-such-zone', nearest: [] }
  const zone = findZone(words) ?? findPlace(words)
  if (zone !== undefined) return { kind: 'found', zone }
  const offset = readOffset(words)
  if (offset !== undefined) return { kind: 'unknown', why: 'offset', nearest: zonesByOffset(offset, now) }
  const clock = zonesByClockName(simplifyClockName(words))
  if (clock.length > 0) return { kind: 'unknown', why: 'clock-name', nearest: clock.slice(0, 3) }
  return { kind: 'unknown', why: 'no-such-zone', nearest: findNearest(simplifyName(words)) }
}

/**
 * A zone by its own name, as Intl spells it, if its clock is known all year: `EST` is none. Names such as `Canada/Eastern` and
 * `America/Montreal` become the zone they are links to.
 */
export function findZone(name: string): string | undefined {
  if (/^utc$/i.test(name)) return 'UTC'
  // Names without a slash are EST or +05:00, and Etc/GMT+5 is five hours behind UTC, not ahead.
  if (!name.includes('/') || /^etc\//i.test(name)) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

let names: ReadonlyMap<string, string> | undefined

/** Every zone by its city and its full name, and the Canadian places; built on first use. */
function placeNames(): ReadonlyMap<string, string> {
  names ??= new Map([
    ...Intl.supportedValuesOf('timeZone').flatMap((zone) => [
      [simplifyName(zone.slice(zone.lastIndexOf('/') + 1)), zone] as const,
      [simplifyName(zone), zone] as const,
    ]),
    ...[...zoneByPlace].map(([place, zone]) => [place, findZone(zone) ?? zone] as const),
  ])
  return names
}

/** The zone of a city, a province or a territory, in either language. */
export function findPlace(name: string): string | undefined {
  return placeNames().get(simplifyName(name))
}

/** `+05:00`, `-0500`, `UTC-5`, `GMT−3:30`, in minutes; every kind of minus sign counts. */
function readOffset(words: string): number | undefined {
  const match = /^(?:utc|gmt|tuc)? ?([+-])(\d{1,2}):?(\d\d)?$/.exec(fold(words).replace('−', '-'))
  return match ? Number(`${match[1]}1`) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) : undefined
}

/** Names that contain the typed words, then those that differ by one or two letters. */
function findNearest(typed: string): readonly string[] {
  if (typed === '') return []
  const mostEdits = typed.length < 6 ? 1 : 2
  const scored = [...placeNames()].flatMap(([name, zone]) => {
    const edits = ` ${name} `.includes(` ${typed} `) ? 0 : countEdits(typed, name, mostEdits)
    return edits === undefined ? [] : [{ edits, zone }]
  })
  const nearest = scored.sort((a, b) => a.edits - b.edits).map(({ zone }) => zone)
  return [...new Set(nearest)].slice(0, 3)
}
