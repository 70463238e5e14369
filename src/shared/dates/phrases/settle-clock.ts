import type { ClockTime } from '../local-time.ts'
import { type DayPart, hourIn } from './day-parts.ts'
import type { TimePhrase } from './phrase.ts'

/** A time as it was typed, before morning and afternoon are settled. */
export interface TypedClock {
  readonly hour: number
  readonly minute: number
  /** A number alone, which is a time only in the right context: `2` in `2 pm`, `2-4 pm`, `tomorrow morning at 9`. */
  readonly isBare: boolean
  /** `am`, `pm` or a part of the day follows. */
  readonly half?: 'am' | 'pm' | DayPart
  /** `noon`, `midi`: no part of the day can change it. */
  readonly isNamed?: true
  readonly isMidnight?: true
  /** `01:30`: only clocks of 24 hours are written like that. */
  readonly isPadded?: true
}

/** The time that was meant. A part of the day that contradicts the hour makes it one that doesn't exist. */
export function settleClock(typed: TypedClock, part: DayPart | undefined): TimePhrase {
  const { hour, minute, half, isMidnight, isNamed } = typed
  if (isMidnight) return { kind: 'midnight' }
  const settled = half === undefined ? { hour, minute } : settleHalf(hour, minute, half)
  if (settled === undefined) return { kind: 'no-such-time', nearest: nearestTime(half === 'pm' ? 12 : hour % 12, minute) }
  if (half === undefined && part === undefined && !isNamed && isEarly(typed)) return { kind: 'early', time: settled }
  if (part === undefined || isNamed) return checkClock(settled.hour, settled.minute)
  const inPart =
    half === undefined ? hourIn(part, hour) : hourIn(part, settled.hour) === settled.hour ? settled.hour : undefined
  return inPart === undefined ? { kind: 'no-such-time', nearest: nearestTime(hour, minute) } : checkClock(inPart, minute)
}

/** At such an hour nobody meets, and few want to be reminded. */
function isEarly({ hour, minute, isPadded: isSure }: TypedClock): boolean {
  return hour >= 1 && hour < 7 && minute <= 59 && isSure !== true
}

function settleHalf(hour: number, minute: number, half: NonNullable<TypedClock['half']>): ClockTime | undefined {
  if (half !== 'am' && half !== 'pm') {
    const settled = hourIn(half, hour)
    return settled === undefined ? undefined : { hour: settled, minute }
  }
  // `13:00 pm` can only mean one time, and people write it.
  if (half === 'pm' && hour > 12) return { hour, minute }
  if (hour < 1 || hour > 12) return undefined
  return { hour: (hour % 12) + (half === 'am' ? 0 : 12), minute }
}

function nearestTime(hour: number, minute: number): ClockTime {
  return { hour: Math.min(hour, 23), minute: Math.min(minute, 59) }
}

function checkClock(hour: number, minute: number): TimePhrase {
  if (hour <= 23 && minute <= 59) return { kind: 'clock', time: { hour, minute } }
  return { kind: 'no-such-time', nearest: { hour: Math.min(hour, 23), minute: 59 } }
}
