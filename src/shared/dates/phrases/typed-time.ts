import { readClockIn } from './clock-forms.ts'
import type { DayPart } from './day-parts.ts'
import { readDuration } from './duration.ts'
import type { TimePhrase } from './phrase.ts'
import { readTimeRange } from './time-range.ts'
import { readTypedZone, type TypedZone } from './typed-zone.ts'
import { endsAtBoundary, type Piece, skipLongest, splitPhrases, type Word } from './words.ts'

/** A time with what belongs to it. */
export interface TypedTime {
  readonly start: TimePhrase
  /** `14:00 to 16:00`. */
  readonly end?: TimePhrase
  /** `14:00 for 2 hours`. */
  readonly lengthMinutes?: number
}

const forWords = splitPhrases('for', 'pendant', 'durant', 'pour')

/** A time or a range with its zone and length. */
export function readTimeInZone(words: readonly Word[], at: number, zone: string, part?: DayPart): Piece<TypedTime> | undefined {
  const range = readTimeRange(words, at, part)
  const clock = range ? undefined : readClockIn(words, at, part)
  const time: Piece<TypedTime> | undefined = range ?? (clock && { value: { start: clock.value }, next: clock.next })
  if (!time) return undefined
  const typedZone = readTypedZone(words, time.next, zone)
  const zoned = typedZone ? { value: inZone(time.value, typedZone), next: typedZone.next } : time
  const forNext = range ? undefined : skipLongest(words, zoned.next, forWords)
  const length = forNext === undefined ? undefined : readDuration(words, forNext)
  const isLength = length && length.value.days === 0 && length.value.months === 0 && endsAtBoundary(words, length.next)
  return isLength ? { value: { ...zoned.value, lengthMinutes: length.value.minutes }, next: length.next } : zoned
}

/** A time that names another zone is kept so that it can be refused. */
export function inZone(time: TypedTime, { isOwn, typed, zone }: TypedZone): TypedTime {
  if (isOwn) return time
  const { start } = time
  const clock = start.kind === 'clock' ? { time: start.time } : {}
  return { ...time, start: { kind: 'other-zone', zoneTyped: typed, ...(zone !== undefined && { zone }), ...clock } }
}

/** One time with its zone, as rules have it. */
export function readZonedClock(
  words: readonly Word[],
  at: number,
  zone: string,
  part?: DayPart,
): Piece<TimePhrase> | undefined {
  const clock = readClockIn(words, at, part)
  const typedZone = clock && readTypedZone(words, clock.next, zone)
  if (!typedZone) return clock
  return { value: inZone({ start: clock.value }, typedZone).start, next: typedZone.next }
}
