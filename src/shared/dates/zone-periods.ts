import { Temporal } from 'temporal-polyfill'
import { type EpochMs, minuteMs } from './time.ts'

/** A time during which the clocks of a zone keep one offset from UTC. */
export interface ZonePeriod {
  /** When it began; undefined if the zone has never had another offset before. */
  readonly from?: EpochMs
  /** Minutes ahead of UTC; negative in America. */
  readonly offsetMinutes: number
  /** The offset of the period before it, or its own if there is none. */
  readonly earlierMinutes: number
}

/**
 * The periods that instants from `from` to `to` fall into, in order: one unless the clocks change in between.
 * @throws RangeError when the zone is unknown.
 */
export function zonePeriods(zone: string, from: EpochMs, to: EpochMs): readonly ZonePeriod[] {
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  // A transition at the instant itself counts as the beginning of its period.
  const began = start.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  const first = began === null ? { offsetMinutes: offsetOf(start), earlierMinutes: offsetOf(start) } : periodAt(began)
  const periods: ZonePeriod[] = [first]
  for (let next = start.getTimeZoneTransition('next'); next !== null; next = next.getTimeZoneTransition('next')) {
    if (next.epochMilliseconds > to) break
    periods.push(periodAt(next))
  }
  return periods
}

function periodAt(transition: Temporal.ZonedDateTime): ZonePeriod {
  return {
    from: transition.epochMilliseconds,
    offsetMinutes: offsetOf(transition),
    earlierMinutes: offsetOf(transition.subtract({ nanoseconds: 1 })),
  }
}

function offsetOf({ offsetNanoseconds }: Temporal.ZonedDateTime): number {
  return offsetNanoseconds / (minuteMs * 1_000_000)
}
