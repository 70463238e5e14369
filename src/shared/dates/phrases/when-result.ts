import type { PlainDate } from '../plain-date.ts'
import type { EpochMs } from '../time.ts'
import type { ClockChange, ClockTime } from './local-time.ts'

/** What typed words say about a moment. `rest` is what stands behind the date and time, always an end of the words. */
export type WhenResult =
  | {
      readonly kind: 'found'
      /** The moment; the start of the day when neither a time was typed nor a default is given. */
      readonly at: EpochMs
      readonly date: PlainDate
      readonly time?: ClockTime
      readonly zone: string
      readonly note?: ClockChange
      readonly rest: string
    }
  | Ambiguous
  | Impossible
  | {
      readonly kind: 'past'
      readonly at: EpochMs
      readonly date: PlainDate
      readonly time?: ClockTime
      /** The nearest day ahead that the same words could mean, at the typed time; without one `at` is the start of that day. */
      readonly nearest: { readonly at: EpochMs; readonly date: PlainDate }
      readonly rest: string
    }
  | Unreadable

/** What typed words say about a day, gone or coming. */
export type DateResult =
  | { readonly kind: 'found'; readonly date: PlainDate; readonly rest: string }
  | Ambiguous
  | Impossible
  | Unreadable

export interface Ambiguous {
  readonly kind: 'ambiguous'
  /** `day-or-month` for `03/04`; `midnight`, which begins or ends the day: each choice is then a day at 0:00. */
  readonly why: 'day-or-month' | 'midnight'
  readonly choices: readonly PlainDate[]
  readonly time?: ClockTime
  readonly rest: string
}

export interface Impossible {
  readonly kind: 'impossible'
  /** `weekday-differs`: `friday 3 december 2026` is a Thursday. */
  readonly why: 'no-such-day' | 'no-such-weekday' | 'no-such-time' | 'weekday-differs'
  /** What may have been meant: the nearest day, the nearest time, or both. */
  readonly nearest: { readonly date?: PlainDate; readonly time?: ClockTime }
  readonly rest: string
}

export interface Unreadable {
  readonly kind: 'unreadable'
  /** `other-zone`: the time names a zone that is not the one dates are read in. */
  readonly why: 'no-date' | 'other-zone'
  readonly rest: string
}
