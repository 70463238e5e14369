import { type PhraseTable, splitPhrases } from './words.ts'

/** A length of time. Months and days are those of the calendar, minutes those of a clock. */
export interface Duration {
  readonly months: number
  readonly days: number
  readonly minutes: number
}

export type Unit = keyof Duration

const units: readonly (readonly [Unit, number, string])[] = [
  ['minutes', 1, 'm min mins mn minute minutes'],
  ['minutes', 60, 'h hr hrs hour hours heure heures'],
  ['days', 1, 'd day days j jr jrs jour jours journee journees'],
  ['days', 7, 'w wk wks week weeks s sem semaine semaines huitaine'],
  // « une quinzaine » is two weeks, as « quinze jours » is.
  ['days', 14, 'fortnight fortnights quinzaine'],
  ['months', 1, 'month months mois'],
  ['months', 12, 'year years an ans'],
]

export const unitByName = new Map(
  units.flatMap(([unit, size, names]) => names.split(' ').map((name) => [name, { unit, size }] as const)),
)

/** Whole phrases that follow no pattern, in minutes. */
export const wholes: PhraseTable<number> = [
  [15, splitPhrases('a quarter of an hour', 'quarter of an hour', "un quart d'heure")],
  [30, splitPhrases('half an hour', 'a half hour', 'half hour', 'une demi-heure', 'une demi heure', 'demi-heure')],
  [45, splitPhrases('three quarters of an hour', "trois quarts d'heure", "3 quarts d'heure")],
]

export const joints = splitPhrases('and', 'et')
export const clockWords: ReadonlySet<string> = new Set(['h', 'heure', 'heures'])
export const fractions: PhraseTable<number> = [
  [1 / 2, splitPhrases('and a half', 'et demie', 'et demi')],
  [1 / 4, splitPhrases('and a quarter', 'et quart', 'et un quart')],
]
