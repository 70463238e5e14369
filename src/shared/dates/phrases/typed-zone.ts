import { textAt, type Word } from './words.ts'

/** Short names of zones in either language, as they follow a clock. Others are words: `AT` is Atlantic, but only in capitals. */
const shortNames: ReadonlySet<string> = new Set(
  (
    'UTC GMT Z NT NST NDT AT AST ADT ET EST EDT CT CST CDT MT MST MDT PT PST PDT AKST AKDT HST BST CET CEST EET EEST IST JST ' +
    'HT HNT HAT HA HNA HAA HE HNE HAE HC HNC HAC HR HNR HAR HP HNP HAP TUC'
  ).split(' '),
)

export interface TypedZone {
  /** It is the zone in which dates are read. */
  readonly isOwn: boolean
  readonly typed: string
  readonly next: number
}

/**
 * The short name of a zone behind a clock, in brackets or not. Only capitals count: `13 h est` goes on in French. People
 * write EST in summer too, so that every name the zone has in the year is its own.
 */
export function readTypedZone(words: readonly Word[], at: number, zone: string): TypedZone | undefined {
  const isBracketed = textAt(words, at) === '('
  const start = isBracketed ? at + 1 : at
  const typed = words[start]?.typed ?? ''
  const isNamed = shortNames.has(typed) && (!isBracketed || textAt(words, start + 1) === ')')
  if (!isNamed) return readOffset(words, start)
  const offset = readOffset(words, start + 1)
  if (offset) return { ...offset, typed: typed + offset.typed }
  return { isOwn: namesOf(zone).has(typed), typed, next: isBracketed ? start + 2 : start + 1 }
}

/** `+05:00`, `-0500`: an offset is never the zone's own, because half of the year has another one. */
function readOffset(words: readonly Word[], at: number): TypedZone | undefined {
  const [sign, digits] = [words[at], words[at + 1]]
  const isWritten = sign?.isGlued && /^[+-]$/.test(sign.text) && digits?.isNumber && digits.isGlued && digits.typed.length <= 4
  return isWritten ? { isOwn: false, typed: `${sign.typed}${digits.typed}`, next: at + 2 } : undefined
}

const known = new Map<string, ReadonlySet<string>>()

/** Winter and summer of one year say every short name that a zone has. */
const seasons = [Date.UTC(2025, 0, 15), Date.UTC(2025, 6, 15)]

function namesOf(zone: string): ReadonlySet<string> {
  const names = known.get(zone) ?? new Set(['en-CA', 'fr-CA'].flatMap((locale) => namesIn(locale, zone)))
  known.set(zone, names)
  return names
}

function namesIn(locale: string, zone: string): readonly string[] {
  return (['short', 'shortGeneric'] as const).flatMap((timeZoneName) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName })
    return seasons.flatMap((at) => format.formatToParts(at).flatMap((part) => (part.type === 'timeZoneName' ? part.value : [])))
  })
}
