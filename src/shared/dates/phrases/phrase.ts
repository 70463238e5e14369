import type { Nth, Weekday } from '../calendar.ts'
import type { ClockTime } from '../local-time.ts'
import type { Duration } from './duration-words.ts'

/** A month as people name it with a weekday or a day. */
export type MonthPhrase =
  | { readonly kind: 'named'; readonly month: number; readonly year?: number }
  | { readonly kind: 'relative'; readonly months: 0 | 1 }

/** The week that a weekday belongs to. */
export type WeekPhrase =
  /** `this week` is 0, `next week` is 1. Weeks begin on Monday. */
  | { readonly kind: 'calendar'; readonly weeks: number }
  /** « vendredi en huit », `a week from friday`: counted from the next such weekday. */
  | { readonly kind: 'after'; readonly weeks: number }
  /** `friday in two weeks`: could be counted from this week or from the next Friday. */
  | { readonly kind: 'in'; readonly weeks: number }

/** A date as it was typed, not yet resolved to a day. */
export type DatePhrase =
  /** `2026-12-03`, `24 april`, `thursday 24 april 2027`. The day may not exist. */
  | {
      readonly kind: 'day'
      readonly year?: number
      readonly month: number
      readonly day: number
      readonly weekday?: Weekday
      /** `mar. 8` is 8 March, or « mardi 8 ». */
      readonly orTuesday?: true
    }
  /** `thursday 3`, `le 17`, `the 17th of next month`. */
  | { readonly kind: 'day-of-month'; readonly day: number; readonly weekday?: Weekday; readonly months?: 0 | 1 }
  /** `03/04`, `3/4/26`: the order of the numbers is unknown. */
  | {
      readonly kind: 'numbers'
      readonly first: number
      readonly second: number
      readonly third?: number
      readonly weekday?: Weekday
    }
  /** `third thursday of december`. A number above 5 is kept so that it can be refused. */
  | { readonly kind: 'nth'; readonly nth: Nth | number; readonly weekday: Weekday; readonly month?: MonthPhrase }
  | {
      readonly kind: 'weekday'
      readonly weekday: Weekday
      readonly which: 'coming' | 'next-week' | 'gone'
      readonly week?: WeekPhrase
    }
  /** `tomorrow`, `in 3 weeks`, `2 days ago`. */
  | { readonly kind: 'shift'; readonly unit: 'days' | 'working-days' | 'months'; readonly amount: number }

/** `in 1 h 30`: counted from now. */
export type Delay = Duration

export type TimePhrase =
  | { readonly kind: 'clock'; readonly time: ClockTime }
  | { readonly kind: 'no-such-time'; readonly nearest: ClockTime }
  /** `1:30`, « 3 h »: an hour before 7 that nobody meets at, typed without `am` or a leading zero. It may be in the afternoon. */
  | { readonly kind: 'early'; readonly time: ClockTime }
  /** The end of one day and the start of another; people mean either. */
  | { readonly kind: 'midnight' }
  /** `13:00 UTC`, `1 pm Pacific time`: not the zone that dates are read in. `zone` is an IANA name if only one can be meant. */
  | { readonly kind: 'other-zone'; readonly zoneTyped: string; readonly zone?: string; readonly time?: ClockTime }
