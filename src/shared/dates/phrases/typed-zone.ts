import { type Piece, skipLongest, splitPhrases, textAt, type Word } from './words.ts'
import { clockNamesOf, simplifyClockName, zonesByClockName } from './zone-clocks.ts'
import { findPlace, findZone } from './zones.ts'

/** Short names of zones as they follow a time, in both languages. They are words otherwise, so only capitals count. */
const shortNames: ReadonlySet<string> = new Set(
  (
    'UTC GMT Z NT NST NDT AT AST ADT ET EST EDT CT CST CDT MT MST MDT PT PST PDT AKST AKDT HST BST CET CEST EET EEST IST JST ' +
    'HT HNT HAT HA HNA HAA HE HNE HAE HC HNC HAC HR HNR HAR HP HNP HAP TUC'
  ).split(' '),
)

export interface TypedZone {
  /** It is the zone that dates are read in. */
  readonly isOwn: boolean
  readonly typed: string
  /** Its IANA name, if only one can be meant. */
  readonly zone?: string
  readonly next: number
}

/**
 * The zone after a time, with or without brackets: `EST`, `America/Vancouver`, `Pacific time`, « heure de Vancouver ». Short
 * names need capitals: in `13 h est` a French sentence goes on. People write EST in summer too, so each name that a zone has
 * during the year is its own.
 */
export function readTypedZone(words: readonly Word[], at: number, own: string): TypedZone | undefined {
  const isBracketed = textAt(words, at) === '('
  const start = isBracketed ? at + 1 : at
  const read = readShortName(words, start, own) ?? readIanaName(words, start, own) ?? readLongName(words, start, own)
  if (!isBracketed) return read ?? readOffset(words, start)
  const named = read ?? readBracketed(words, start, own)
  return named && textAt(words, named.next) === ')' ? { ...named, next: named.next + 1 } : undefined
}

function readShortName(words: readonly Word[], at: number, own: string): TypedZone | undefined {
  const typed = words[at]?.typed ?? ''
  if (!shortNames.has(typed)) return undefined
  const offset = readOffset(words, at + 1)
  if (offset) return { ...offset, typed: typed + offset.typed }
  const isPair = textAt(words, at + 1) === '/' && shortNames.has(words[at + 2]?.typed ?? '')
  if (isPair) return { isOwn: false, typed: `${typed}/${words[at + 2]?.typed}`, next: at + 3 }
  return named(typed, typed === 'UTC' || typed === 'Z' ? ['UTC'] : zonesByClockName(typed.toLowerCase()), own, at + 1)
}

function named(typed: string, zones: readonly string[], own: string, next: number): TypedZone {
  const isOwn = zones.includes(own) || clockNamesOf(own).has(simplifyClockName(typed))
  const [zone] = zones
  return { isOwn, typed, ...(zones.length === 1 && zone !== undefined && { zone }), next }
}

const regions = /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Canada|Europe|Indian|Pacific|US|Etc)$/i

/** `America/Vancouver`, `America/Argentina/Buenos_Aires`. A misspelt one is a zone too, but not a known one. */
function readIanaName(words: readonly Word[], at: number, own: string): TypedZone | undefined {
  const isRegion = regions.test(words[at]?.typed ?? '') && textAt(words, at + 1) === '/' && words[at + 1]?.isGlued
  if (!isRegion) return undefined
  let next = at + 1
  while (words[next]?.isGlued && /^[\p{L}/_-]/u.test(words[next]?.typed ?? '')) next += 1
  const typed = words
    .slice(at, next)
    .map((word) => word.typed)
    .join('')
  const zone = findZone(typed)
  return { isOwn: zone !== undefined && zone === (findZone(own) ?? own), typed, ...(zone !== undefined && { zone }), next }
}

const mostNameWords = 4

/** `Pacific time`, `Eastern Standard Time`, `Vancouver time`, « heure du Pacifique », « heure normale de l'Est ». */
function readLongName(words: readonly Word[], at: number, own: string): TypedZone | undefined {
  return textAt(words, at) === 'heure' ? readFrenchName(words, at, own) : readEnglishName(words, at, own)
}

function readEnglishName(words: readonly Word[], at: number, own: string): TypedZone | undefined {
  for (let next = at + 2; next <= at + mostNameWords + 1; next += 1) {
    if (textAt(words, next - 1) === 'time') return resolve(words, at, next, own)
  }
  return undefined
}

const season = splitPhrases('normale', 'avancée', 'locale', "d'été", "d'hiver")
const of = splitPhrases("de l'", 'du', 'des', 'de la', 'de', "d'")

function readFrenchName(words: readonly Word[], at: number, own: string): TypedZone | undefined {
  const kind = skipLongest(words, at + 1, season) ?? at + 1
  const start = skipLongest(words, kind, of)
  if (start === undefined) return undefined
  for (let next = start + mostNameWords; next > start; next -= 1) {
    const zone = resolve(words, start, next, own)
    if (zone) return zone
  }
  return undefined
}

function readBracketed(words: readonly Word[], at: number, own: string): TypedZone | undefined {
  for (let next = at + 1; next <= at + mostNameWords; next += 1) {
    if (textAt(words, next) === ')') return resolve(words, at, next, own)
  }
  return undefined
}

/** The zone that words from one index to another name, if they name one. */
function resolve(words: readonly Word[], from: number, to: number, own: string): TypedZone | undefined {
  // Marks other than those inside names end one: « heure de Montréal « Titre » ».
  const isName =
    words.slice(from, to).every(({ text }) => /^(?:[a-z]+|['.-])$/.test(text)) && /^[a-z]/.test(textAt(words, to - 1))
  if (to > words.length || !isName) return undefined
  const typed = words
    .slice(from, to)
    .map(({ typed: one, isGlued }, index) => (index > 0 && !isGlued ? ` ${one}` : one))
    .join('')
  const name = simplifyClockName(typed)
  const place = findPlace(name)
  const zones = zonesByClockName(name)
  if (zones.length > 0) return named(typed, zones, own, to)
  if (place === undefined) return undefined
  return { isOwn: place === (findZone(own) ?? own), typed, zone: place, next: to }
}

/** `+05:00`, `-0500`: never the zone's own, because part of the year has another offset. */
function readOffset(words: readonly Word[], at: number): TypedZone | undefined {
  const [sign, digits] = [words[at], words[at + 1]]
  const isWritten = sign?.isGlued && /^[+-]$/.test(sign.text) && digits?.isNumber && digits.isGlued && digits.typed.length <= 4
  return isWritten ? { isOwn: false, typed: `${sign.typed}${digits.typed}`, next: at + 2 } : undefined
}

/** Whether words at an index name a zone or a place with one: `Pacific`, `Vancouver`, `EST`. */
export function readPlaceOrZone(words: readonly Word[], at: number): Piece<string> | undefined {
  for (let next = Math.min(at + mostNameWords, words.length); next > at; next -= 1) {
    const zone = resolve(words, at, next, 'UTC')
    if (zone) return { value: zone.typed, next }
  }
  return undefined
}
