import type { ClockTime } from '../local-time.ts'
import { readMonthName } from '../month-names.ts'
import { readTypedClock } from './clock-forms.ts'
import type { DayPart } from './day-parts.ts'
import type { TimePhrase } from './phrase.ts'
import { settleClock, type TypedClock } from './settle-clock.ts'
import { readWeekday } from './vocabulary.ts'
import { endsAtBoundary, numberAt, type Piece, skipLongest, splitPhrases, textAt, type Word } from './words.ts'

export interface TimeRange {
  readonly start: TimePhrase
  readonly end: TimePhrase
}

const openings = splitPhrases('from', 'de')
const between = splitPhrases('between', 'entre')
const dashes = splitPhrases('-')
const to = splitPhrases('to', 'until', 'till', 'til', "jusqu'à", 'jusque')
const french = splitPhrases('à')
const and = splitPhrases('and', 'et')

/** `14:00 to 16:00`, `2-4 pm`, `de 14 h à 16 h`, `between 2 and 4 pm`, `6 h du soir à 8 h du matin`. */
export function readTimeRange(words: readonly Word[], at: number, part?: DayPart): Piece<TimeRange> | undefined {
  // In `2026-12-03T13:00-05:00` the second time is an offset from UTC.
  if (textAt(words, at - 1) === 't' && words[at - 1]?.isGlued) return undefined
  const isBetween = skipLongest(words, at, between)
  const opened = isBetween ?? skipLongest(words, at, openings)
  const start = readTypedClock(words, opened ?? at)
  if (!start) return undefined
  const separator =
    isBetween === undefined ? readSeparator(words, at, start, opened !== undefined) : skipLongest(words, start.next, and)
  const end = separator === undefined ? undefined : readTypedClock(words, separator)
  if (!end || !endsAtBoundary(words, end.next)) return undefined
  if (part === undefined && isAfterNoon(start.value, end.value))
    return { value: settleRange(start.value, { ...end.value, isBare: false, half: 'pm' }, part), next: end.next }
  if (end.value.isBare) return undefined
  return { value: settleRange(start.value, end.value, part), next: end.next }
}

/** `noon to 1` can only end in the afternoon. */
function isAfterNoon(start: TypedClock, { half, hour }: TypedClock): boolean {
  return start.isNamed === true && half === undefined && hour >= 1 && hour <= 11
}

/** « jeudi 3 à 13 h » is one time on the third, so « à » joins a number alone to a time only after « de ». */
function readSeparator(words: readonly Word[], at: number, start: Piece<TypedClock>, isOpened: boolean): number | undefined {
  const before = textAt(words, at - 1)
  // In `december 2 to 4 pm` the 2 may be the day.
  const isAfterMonth = readMonthName(before) !== undefined && numberAt(words, at - 2, 1, 2) === undefined
  const isAfterDay = readWeekday(before) !== undefined || before === 'le'
  const dash = skipLongest(words, start.next, dashes)
  const found = dash ?? skipLongest(words, start.next, to)
  const sure = !start.value.isBare || isOpened
  if (found !== undefined) return sure || !isAfterMonth ? found : undefined
  return sure || !(isAfterMonth || isAfterDay) ? skipLongest(words, start.next, french) : undefined
}

function settleRange(start: TypedClock, end: TypedClock, part: DayPart | undefined): TimeRange {
  // The start tells in which half of the day a range is.
  const settledEnd: TimePhrase = end.isMidnight
    ? { kind: 'clock', time: { hour: 0, minute: 0 } }
    : settleClock({ ...end, isPadded: true }, part)
  if (settledEnd.kind !== 'clock') return { start: settleClock(start, part), end: settledEnd }
  const isStartOpen = start.half === undefined && start.isNamed === undefined
  const isEndOpen = end.half === undefined && end.isNamed === undefined
  if (part === undefined && isStartOpen && end.half !== undefined)
    return { start: startBefore(start, settledEnd.time), end: settledEnd }
  // `6 pm to 8:00` could end in the evening or in the morning.
  const isUnclear = part === undefined && isEndOpen && start.half !== undefined && end.hour >= 1 && end.hour <= 12
  return { start: settleClock(start, part), end: isUnclear ? { kind: 'no-such-time', nearest: settledEnd.time } : settledEnd }
}

/** In `6-8 pm` both are in the evening, in `11-1 pm` only the second: the start is the last such hour before the end. */
function startBefore(start: TypedClock, end: ClockTime): TimePhrase {
  const hours = start.hour > 12 ? [start.hour] : [start.hour % 12, (start.hour % 12) + 12]
  const minutes = hours.map((hour) => hour * 60 + start.minute)
  const last = minutes.filter((one) => one < end.hour * 60 + end.minute).at(-1) ?? minutes.at(-1) ?? 0
  return settleClock({ hour: Math.floor(last / 60), minute: start.minute, isBare: false, isPadded: true }, undefined)
}
