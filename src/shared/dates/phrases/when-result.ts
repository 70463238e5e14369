import type { ClockChange, ClockTime } from '../local-time.ts'
import type { PlainDate } from '../plain-date.ts'
import type { EpochMs } from '../time.ts'

/** What typed words say about a moment. `rest` is what follows the date and time; it is always the end of the words. */
export type WhenResult =
  | {
      readonly kind: 'found'
      /** The moment; the start of the day when neither a time was typed nor a default is given. */
      readonly at: EpochMs
      readonly date: PlainDate
      readonly time?: ClockTime
      readonly zone: string
      /** No date was typed, so it is today's. */
      readonly isDateAssumed?: true
      readonly note?: ClockChange
      /** From a range (`14:00 to 16:00`) or a length (`for 2 hours`). */
      readonly lengthMinutes?: number
      readonly rest: string
    }
  | Ambiguous
  | Impossible
  | {
      readonly kind: 'past'
      readonly at: EpochMs
      readonly date: PlainDate
      readonly time?: ClockTime
      /** The nearest future day that the same words could mean, at the typed time or the start of that day. */
      readonly nearest: { readonly at: EpochMs; readonly date: PlainDate }
      readonly rest: string
    }
  | Unreadable

/** What typed words say about a day, past or future. */
export type DateResult =
  | { readonly kind: 'found'; readonly date: PlainDate; readonly rest: string }
  | Ambiguous
  | Impossible
  | Unreadable

export interface Ambiguous {
  readonly kind: 'ambiguous'
  /**
   * `day-or-month`: `03/04`. `which-week`: `monday in two weeks`. `midnight`: the start or the end of the day; each choice is
   * then a day at 0:00. `early`: `time` is before 7:00, and could be in the afternoon.
   */
  readonly why: 'day-or-month' | 'which-week' | 'midnight' | 'early'
  readonly choices: readonly PlainDate[]
  readonly time?: ClockTime
  readonly rest: string
}

export interface Impossible {
  readonly kind: 'impossible'
  /** `weekday-differs`: `friday 3 december 2026` is a Thursday. */
  readonly why: 'no-such-day' | 'no-such-weekday' | 'no-such-time' | 'weekday-differs'
  /** What may have been meant: a day, a time, or both. */
  readonly nearest: { readonly date?: PlainDate; readonly time?: ClockTime }
  readonly rest: string
}

export interface Unreadable {
  readonly kind: 'unreadable'
  /** `other-zone`: the time names another zone than the one dates are read in. */
  readonly why: 'no-date' | 'other-zone'
  /** The moment by the clock of that zone, if the zone is known. */
  readonly elsewhere?: { readonly at: EpochMs; readonly zone: string }
  readonly rest: string
}
