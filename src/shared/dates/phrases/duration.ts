import { clockWords, type Duration, fractions, joints, type Unit, unitByName, wholes } from './duration-words.ts'
import { commas, countAt, readNumberWord } from './vocabulary.ts'
import {
  numberAt,
  type Piece,
  readFromTable,
  skipLongest,
  skipOptional,
  skipStop,
  splitPhrases,
  textAt,
  type Word,
} from './words.ts'

/** At most an hour, minutes and two larger units: more is no length that people write. */
const mostParts = 4

/** `3 days`, `1 hour 30 minutes`, `1h30m`, `2 h 30`, `an hour and a half`, `une demi-heure`, `quinze jours`. */
export function readDuration(words: readonly Word[], at: number): Piece<Duration> | undefined {
  const whole = readFromTable(words, at, wholes)
  if (whole) return { value: { months: 0, days: 0, minutes: whole.value }, next: whole.next }
  const total = { months: 0, days: 0, minutes: 0 }
  let next = at
  let smallest = Number.POSITIVE_INFINITY
  for (let parts = 0; parts < mostParts; parts += 1) {
    const joined = parts === 0 ? undefined : skipLongest(words, next, joints)
    const part = readPart(words, joined ?? skipOptional(words, next, commas), parts === 0)
    // « dans 15 jours 13 h » is a day and a time; only `and` makes it one length.
    if (joined === undefined && part?.value.isClockToo && total.days + total.months > 0) break
    // `1 hour 2 hours` and `2 days 3 days` are slips of the keyboard.
    if (!part || part.value.size >= smallest) break
    total[part.value.unit] += part.value.amount
    smallest = part.value.size
    next = part.next
  }
  return next === at ? undefined : { value: total, next }
}

interface Part {
  readonly unit: Unit
  readonly amount: number
  /** For comparison, in minutes. */
  readonly size: number
  /** `13 h` is also a time. */
  readonly isClockToo?: boolean
}

const minutesIn: Readonly<Record<Unit, number>> = { minutes: 1, days: 1440, months: 43_200 }

function readPart(words: readonly Word[], at: number, isFirst: boolean): Piece<Part> | undefined {
  const idiom = isFirst ? readWeeksInDays(words, at) : undefined
  if (idiom) return idiom
  const count = readCount(words, at)
  const unit = count && unitByName.get(textAt(words, count.next))
  if (!count || !unit) return undefined
  const size = unit.size * minutesIn[unit.unit]
  const next = skipStopOfUnit(words, count.next + 1)
  if (unit.unit === 'minutes' && unit.size === 60) {
    const hours = readHours(words, next, count.value, size)
    return { ...hours, value: { ...hours.value, isClockToo: clockWords.has(textAt(words, count.next)) } }
  }
  const fraction = readFromTable(words, next, fractions)
  const amount = (count.value + (fraction?.value ?? 0)) * unit.size
  // Half a day or a month and a half is no whole number of days or months.
  return Number.isInteger(amount) ? { value: { unit: unit.unit, amount, size }, next: fraction?.next ?? next } : undefined
}

/** The full stop of `min.` or `sem.`. */
function skipStopOfUnit(words: readonly Word[], at: number): number {
  const next = skipStop(words, at)
  return textAt(words, at - 1).length <= 4 && !words[next]?.isGlued ? next : at
}

/** The minutes may follow alone: `1 h 30`, `1h30m`, `2 heures 15`. */
function readHours(words: readonly Word[], at: number, hours: number, size: number): Piece<Part> {
  const fraction = readFromTable(words, at, fractions)
  const minutes = numberAt(words, at, 1, 2)
  const hasUnit = unitByName.get(textAt(words, at + 1)) !== undefined
  const isAlone = minutes !== undefined && words[at]?.typed.length === 2 && minutes < 60 && !hasUnit
  const amount = Math.round((hours + (fraction?.value ?? 0)) * 60) + (isAlone ? minutes : 0)
  return { value: { unit: 'minutes', amount, size }, next: isAlone ? at + 1 : (fraction?.next ?? at) }
}

const halfAfterCount = splitPhrases('and a half')
const couple = splitPhrases('a couple of', 'a couple', 'couple of', 'une couple de', "une couple d'")

/** `3`, `three`, `1.5`, `forty-five`, `two and a half`, `a couple of`. */
function readCount(words: readonly Word[], at: number): Piece<number> | undefined {
  const two = skipLongest(words, at, couple)
  if (two !== undefined) return { value: 2, next: two }
  const decimal = readDecimal(words, at) ?? readTens(words, at)
  if (decimal) return decimal
  const count = countAt(words, at, 4)
  if (count === undefined) return undefined
  const half = skipLongest(words, at + 1, halfAfterCount)
  return half === undefined ? { value: count, next: at + 1 } : { value: count + 1 / 2, next: half }
}

/** `1.5`, « 1,5 ». */
function readDecimal(words: readonly Word[], at: number): Piece<number> | undefined {
  const [whole, tenths] = [numberAt(words, at, 1, 3), numberAt(words, at + 2, 1, 2)]
  const isWritten = /^[.,]$/.test(textAt(words, at + 1)) && words[at + 1]?.isGlued && words[at + 2]?.isGlued
  if (whole === undefined || tenths === undefined || !isWritten) return undefined
  return { value: Number(`${whole}.${words[at + 2]?.typed}`), next: at + 3 }
}

/** `forty-five`, `thirty five`, « vingt-quatre », « soixante-douze ». */
function readTens(words: readonly Word[], at: number): Piece<number> | undefined {
  const tens = readNumberWord(textAt(words, at))
  const next = textAt(words, at + 1) === '-' ? at + 2 : at + 1
  const ones = textAt(words, next).length > 2 ? readNumberWord(textAt(words, next)) : undefined
  if (tens === undefined || tens < 20 || tens % 10 !== 0 || ones === undefined || ones >= 20) return undefined
  return { value: tens + ones, next: next + 1 }
}

const weeksInDays = new Map([
  ['huit', 7],
  ['quinze', 14],
])

/** « huit jours » and « quinze jours » in words are one week and two: both ends are counted. */
function readWeeksInDays(words: readonly Word[], at: number): Piece<Part> | undefined {
  const amount = weeksInDays.get(textAt(words, at))
  const isIdiom = amount !== undefined && textAt(words, at + 1) === 'jours'
  return isIdiom ? { value: { unit: 'days', amount, size: 1440 }, next: at + 2 } : undefined
}
