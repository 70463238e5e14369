import type { Nth, Weekday } from '../calendar.ts'
import { numberAt, type Piece, skipOptional, skipStop, splitPhrases, textAt, type Word } from './words.ts'

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

/** Abbreviations that are also words, names or months (« mon », « mar » for March, Sam): only a full stop or a date settles them. */
const doubtfulWeekdays: ReadonlyMap<string, Weekday> = new Map([
  ['mon', 1],
  ['mar', 2],
  ['sam', 6],
])

export function readWeekday(text: string): Weekday | undefined {
  return weekdayByName.get(text)
}

/** `thursdays` and `jeudis`, as in repetitions. */
export function readWeekdays(text: string): Weekday | undefined {
  return readWeekday(text) ?? readWeekday(text.replace(/s$/, ''))
}

/** `thursday`, `jeu.`, `mar.`: a full stop ends an abbreviation and makes a doubtful one a weekday. */
export function readWeekdayAt(words: readonly Word[], at: number): Piece<Weekday> | undefined {
  const text = textAt(words, at)
  const next = skipStop(words, at + 1)
  const sure = weekdayByName.get(text)
  if (sure !== undefined) return { value: sure, next: text.length <= 5 ? next : at + 1 }
  const doubtful = doubtfulWeekdays.get(text)
  return doubtful !== undefined && next > at + 1 ? { value: doubtful, next } : undefined
}

/** `mon`, `tue.`, « mar. »: an abbreviation where only a weekday can stand. */
export function readShortWeekday(words: readonly Word[], at: number): Piece<Weekday> | undefined {
  const text = textAt(words, at)
  const weekday = doubtfulWeekdays.get(text) ?? (text.length <= 5 ? weekdayByName.get(text) : undefined)
  return weekday === undefined ? undefined : { value: weekday, next: skipStop(words, at + 1) }
}

/** Also `mar` and `mon` without a full stop, for places where a day and its month follow. */
export function readWeekdayBeforeDate(words: readonly Word[], at: number): Piece<Weekday> | undefined {
  const doubtful = doubtfulWeekdays.get(textAt(words, at))
  return readWeekdayAt(words, at) ?? (doubtful === undefined ? undefined : { value: doubtful, next: at + 1 })
}

export const workingDayWords = splitPhrases(
  ...['workday', 'workdays', 'work day', 'working day', 'working days', 'business day', 'business days'],
  ...['jour ouvrable', 'jours ouvrables', 'jour ouvré', 'jours ouvrés'],
)

/** Folded, so `première` and `premiere` are the same. */
const ordinalWords: Readonly<Record<string, Nth>> = {
  first: 1,
  premier: 1,
  premiere: 1,
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

/** What follows the digits in `3rd`, `3e`, `3ᵉ`, `1er`, `2nd` and common misspellings. */
export const ordinalSuffixes: ReadonlySet<string> = new Set([
  'st',
  'nd',
  'rd',
  'th',
  'e',
  'er',
  'eme',
  'ieme',
  'es',
  'd',
  'ers',
])

const numberWords: readonly (readonly [number, string])[] = [
  [1, 'a an one un une'],
  [2, 'two deux'],
  [3, 'three trois'],
  [4, 'four quatre'],
  [5, 'five cinq'],
  [6, 'six'],
  [7, 'seven sept'],
  [8, 'eight huit'],
  [9, 'nine neuf'],
  [10, 'ten dix'],
  [11, 'eleven onze'],
  [12, 'twelve douze'],
  [13, 'thirteen treize'],
  [14, 'fourteen quatorze'],
  [15, 'fifteen quinze'],
  [16, 'sixteen seize'],
  [20, 'twenty vingt'],
  [30, 'thirty trente'],
  [40, 'forty quarante'],
  [60, 'sixty soixante'],
  [90, 'ninety'],
]

const numberByWord = new Map(numberWords.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)))

/** `one` to `sixteen` and some tens, in both languages; `a` and `une` are 1. */
export function readNumberWord(text: string): number | undefined {
  return numberByWord.get(text)
}

/** The number at an index, in digits (at most so many) or as a word. */
export function countAt(words: readonly Word[], at: number, mostDigits: number): number | undefined {
  return numberAt(words, at, 1, mostDigits) ?? readNumberWord(textAt(words, at))
}

export const articles: ReadonlySet<string> = new Set(['le', 'the'])

/** The index after an article and the comma before it. */
export function skipArticle(words: readonly Word[], at: number): number {
  return skipOptional(words, skipOptional(words, at, commas), articles)
}

export const commas: ReadonlySet<string> = new Set([',', '.'])
