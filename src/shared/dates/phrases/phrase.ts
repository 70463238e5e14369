import type { Nth, Weekday } from './calendar.ts'
import type { ClockTime } from './local-time.ts'

/** A month as people name it beside a weekday. */
export type MonthPhrase =
  | { readonly kind: 'named'; readonly month: number; readonly year?: number }
  | { readonly kind: 'relative'; readonly months: 0 | 1 }

/** What was typed for a day, before anybody asks what day it is. */
export type DatePhrase =
  /** `2026-12-03`, `24 april`, `thursday 24 april 2027`; the day may be one that the calendar has not. */
  | { readonly kind: 'day'; readonly year?: number; readonly month: number; readonly day: number; readonly weekday?: Weekday }
  | { readonly kind: 'day-of-month'; readonly day: number; readonly weekday: Weekday }
  /** `03/04`, `3/4/26`: numbers whose order nobody knows. */
  | {
      readonly kind: 'numbers'
      readonly first: number
      readonly second: number
      readonly third?: number
      readonly weekday?: Weekday
    }
  /** `third thursday of december`; a number above 5 is kept to be refused. */
  | { readonly kind: 'nth'; readonly nth: Nth | number; readonly weekday: Weekday; readonly month?: MonthPhrase }
  | { readonly kind: 'weekday'; readonly weekday: Weekday; readonly which: 'coming' | 'next-week' | 'gone' }
  /** `tomorrow`, `in 3 weeks`, `2 days ago`. */
  | { readonly kind: 'shift'; readonly unit: 'days' | 'months'; readonly amount: number }

export type TimePhrase =
  | { readonly kind: 'clock'; readonly time: ClockTime }
  | { readonly kind: 'no-such-time'; readonly nearest: ClockTime }
  /** It ends one day and begins another, and people mean either. */
  | { readonly kind: 'midnight' }
  /** `13:00 UTC`, `1 pm PST`: a clock of another zone than the one dates are read in. */
  | { readonly kind: 'other-zone'; readonly zoneTyped: string }
