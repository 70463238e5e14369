import type { Nth, Weekday } from './calendar.ts'

/** `mon` (French *my*), `mar` (also March) and `sam` (a name) stay out, because ordinary sentences begin with them. */
const weekdayNames: readonly (readonly string[])[] = [
  ['monday', 'lundi', 'lun'],
  ['tuesday', 'tues', 'tue', 'mardi'],
  ['wednesday', 'wed', 'mercredi', 'mer'],
  ['thursday', 'thurs', 'thur', 'thu', 'jeudi', 'jeu'],
  ['friday', 'fri', 'vendredi', 'ven'],
  ['saturday', 'sat', 'samedi'],
  ['sunday', 'sun', 'dimanche', 'dim'],
]

const weekdayByName = new Map(
  weekdayNames.flatMap((names, index) => names.map((name) => [name, (index + 1) as Weekday] as const)),
)

export function readWeekday(text: string): Weekday | undefined {
  return weekdayByName.get(text)
}

/** `thursdays` and `jeudis`, as rules that repeat are written. */
export function readWeekdays(text: string): Weekday | undefined {
  return readWeekday(text) ?? readWeekday(text.replace(/s$/, ''))
}

/** In words of one language or the other; folded, so that `première` and `premiere` are one. */
const ordinalWords: Readonly<Record<string, Nth>> = {
  first: 1,
  premier: 1,
  second: 2,
  deuxieme: 2,
  third: 3,
  troisieme: 3,
  fourth: 4,
  quatrieme: 4,
  fifth: 5,
  cinquieme: 5,
  last: 'last',
  dernier: 'last',
}

const ordinalByWord = new Map(Object.entries(ordinalWords))

export function readOrdinalWord(text: string): Nth | undefined {
  return ordinalByWord.get(text) ?? ordinalByWord.get(text.replace(/s$/, ''))
}

/** What stands behind the digits of `3rd`, `3e`, `3ᵉ`, `1er`, `2nd` and their common misspellings. */
export const ordinalSuffixes: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th', 'e', 'er', 'eme', 'ieme', 'es', 'd'])

const smallNumbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  un: 1,
  une: 1,
  two: 2,
  deux: 2,
  three: 3,
  trois: 3,
  four: 4,
  quatre: 4,
  five: 5,
  cinq: 5,
  six: 6,
}

const smallNumberByWord = new Map(Object.entries(smallNumbers))

export function readSmallNumber(text: string): number | undefined {
  return smallNumberByWord.get(text)
}

export const articles: ReadonlySet<string> = new Set(['le', 'the'])
