import { distance } from 'fastest-levenshtein'
import { fold } from '../../text/fold.ts'
import { zoneByPlace, zonesByClockName, zonesByOffset } from './zone-places.ts'

export type ZoneResult =
  | { readonly kind: 'found'; readonly zone: string }
  | {
      readonly kind: 'unknown'
      /**
       * `offset` and `clock-name`: `UTC-5` and `EST` hold for a part of the year, and a meetup planned with them would be an
       * hour off in the other.
       */
      readonly why: 'offset' | 'clock-name' | 'no-such-zone'
      /** IANA names that may have been meant, nearest first, at most three. */
      readonly nearest: readonly string[]
    }

/** Whether a name stands for a place whose clock is known in every month: `America/Toronto`, `UTC`, but not `EST`. */
export function isZone(name: string): boolean {
  return findZone(name) !== undefined
}

/** No zone and no place of the tables has a longer name; comparing longer words would only take time. */
const longestName = 60

/** The zone that a whole text names: `America/Toronto`, `toronto`, `St. John’s`, `Montréal`. */
export function readZone(typed: string): ZoneResult {
  const words = typed.trim()
  if (words.length > longestName) return { kind: 'unknown', why: 'no-such-zone', nearest: [] }
  const zone = findZone(words) ?? placeNames().get(simplify(words))
  if (zone !== undefined) return { kind: 'found', zone }
  const offset = readOffset(words)
  if (offset !== undefined) return { kind: 'unknown', why: 'offset', nearest: zonesByOffset.get(offset) ?? [] }
  const clock = zonesByClockName.get(readClockName(words))
  if (clock) return { kind: 'unknown', why: 'clock-name', nearest: clock }
  return { kind: 'unknown', why: 'no-such-zone', nearest: findNearest(simplify(words)) }
}

/** The spelling of a zone's name that Intl gives; names such as `Canada/Eastern` and `America/Montreal` become the one they point to. */
function findZone(name: string): string | undefined {
  if (/^utc$/i.test(name)) return 'UTC'
  // Without a slash stand EST and +05:00, and Etc/GMT+5 is five hours behind, not ahead.
  if (!name.includes('/') || /^etc\//i.test(name)) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

function simplify(words: string): string {
  return fold(words)
    .replace(/['.]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bste? /g, 'saint ')
    .trim()
}

let names: ReadonlyMap<string, string> | undefined

/** Every zone by its city and by its whole name, and the places of the table; built at the first question. */
function placeNames(): ReadonlyMap<string, string> {
  names ??= new Map([
    ...Intl.supportedValuesOf('timeZone').flatMap((zone) => [
      [simplify(zone.slice(zone.lastIndexOf('/') + 1)), zone] as const,
      [simplify(zone), zone] as const,
    ]),
    ...zoneByPlace,
  ])
  return names
}

/** `+05:00`, `-0500`, `UTC-5`, `GMT−3:30`, in minutes; every kind of minus counts. */
function readOffset(words: string): number | undefined {
  const match = /^(?:utc|gmt|tuc)? ?([+-])(\d{1,2}):?(\d\d)?$/.exec(fold(words).replace('−', '-'))
  return match ? Number(`${match[1]}1`) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) : undefined
}

/** `Eastern time`, `heure de l'Est` and `EST` come down to one word. */
function readClockName(words: string): string {
  return simplify(words)
    .replace(/^heure (?:normale |avancee )?(?:de l|du |des |de )?/, '')
    .replace(/ (?:standard |daylight )?time$/, '')
}

/** Names with the typed words among theirs, then those a slip of the hand away. */
function findNearest(typed: string): readonly string[] {
  if (typed === '') return []
  const mostEdits = typed.length < 6 ? 1 : 2
  const scored = [...placeNames()].flatMap(([name, zone]) => {
    const edits = ` ${name} `.includes(` ${typed} `) ? 0 : distance(typed, name)
    return edits <= mostEdits ? [{ edits, zone }] : []
  })
  const nearest = scored.sort((a, b) => a.edits - b.edits).map(({ zone }) => zone)
  return [...new Set(nearest)].slice(0, 3)
}
