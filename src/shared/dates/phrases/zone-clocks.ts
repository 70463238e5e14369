import { Temporal } from 'temporal-polyfill'
import { fold } from '../../text/fold.ts'
import type { EpochMs } from '../time.ts'
import { canadianZones, clockNamesElsewhere } from './zone-places.ts'

const locales = ['en-CA', 'fr-CA']
const nameStyles = ['short', 'long', 'shortGeneric', 'longGeneric'] as const

/** People keep using the names of the last law for years, so names of an earlier year count as well. */
const namedYear = 2025

function seasonsOf(year: number): readonly EpochMs[] {
  return [Date.UTC(year, 0, 15), Date.UTC(year, 6, 15)]
}

const namesByZone = new Map<string, ReadonlySet<string>>()

/** What people call the clock of a zone, in both languages and in every season: `est`, `eastern`, `hne`, `est` of « heure de l'Est ». */
export function clockNamesOf(zone: string): ReadonlySet<string> {
  const known = namesByZone.get(zone)
  if (known) return known
  const instants = [...seasonsOf(namedYear), ...seasonsOf(namedYear + 1)]
  const names = locales.flatMap((locale) =>
    nameStyles.flatMap((timeZoneName) => {
      const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName })
      return instants.flatMap((at) =>
        format.formatToParts(at).flatMap(({ type, value }) => (type === 'timeZoneName' ? value : [])),
      )
    }),
  )
  const simple = new Set(names.map(simplifyClockName).filter((name) => /^[a-z ]+$/.test(name)))
  namesByZone.set(zone, simple)
  return simple
}

/** `Eastern Standard Time`, « heure normale de l'Est » and `EST5EDT` come down to `eastern`, `est` and `est`. */
export function simplifyClockName(words: string): string {
  return simplifyName(words)
    .replace(/^heure (?:normale |avancee |locale |d ete |d hiver )?(?:de l |du |des |de la |de |d )?/, '')
    .replace(/ (?:standard |daylight |local )?time$/, '')
    .replace(/^([a-z]{3,4})\d[a-z]{3,4}$/, '$1')
}

/** Folded, without punctuation, and with `saint` for `st`. */
export function simplifyName(words: string): string {
  return fold(words)
    .replace(/\./g, '')
    .replace(/'/g, /^heure/.test(fold(words)) ? ' ' : '')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bste? /g, 'saint ')
    .trim()
}

/** The Canadian zones whose clock has a name, or those elsewhere; empty when no clock is called that. */
export function zonesByClockName(name: string): readonly string[] {
  const canadian = canadianZones.filter((zone) => clockNamesOf(zone).has(name))
  return canadian.length > 0 ? canadian : (clockNamesElsewhere.get(name) ?? [])
}

/** Canadian zones that are a number of minutes from UTC this year: first those that are so all year, at most three. */
export function zonesByOffset(minutes: number, now: EpochMs): readonly string[] {
  const instants = seasonsOf(new Date(now).getUTCFullYear() + 1)
  const matching = canadianZones
    .map((zone) => ({ zone, seasons: instants.filter((at) => offsetOf(zone, at) === minutes).length }))
    .filter(({ seasons }) => seasons > 0)
  const nearest = matching.toSorted((a, b) => b.seasons - a.seasons).map(({ zone }) => zone)
  return minutes === 0 ? ['UTC'] : nearest.slice(0, 3)
}

function offsetOf(zone: string, at: EpochMs): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9
}
