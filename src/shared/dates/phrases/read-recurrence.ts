import type { Nth, Weekday } from './calendar.ts'
import type { ClockTime } from './local-time.ts'
import { restOf } from './read-phrase.ts'
import type { Days, Recurrence } from './recurrence.ts'
import { type RecurrenceContext, readRecurrenceDetails } from './recurrence-details.ts'
import { readNumberWord, readOrdinalWord, readWeekdays } from './vocabulary.ts'
import { readOrdinal } from './weekday-forms.ts'
import { endsAtBoundary, numberAt, type Piece, skipLongest, splitPhrases, splitWords, textAt, type Word } from './words.ts'

export type RecurrenceResult =
  | {
      readonly kind: 'found'
      readonly rule: Recurrence
      readonly time?: ClockTime
      /** Ends after this many times. */
      readonly times?: number
      readonly rest: string
    }
  | {
      readonly kind: 'refused'
      readonly why:
        | 'no-rule'
        /** `every second thursday`: every other one, or the second of each month. */
        | 'every-other'
        | 'no-such-weekday'
        | 'no-such-time'
        | 'midnight'
        | 'other-zone'
        /** It ends before it starts, or its first or last day can't be read. */
        | 'no-such-end'
      readonly rest: string
    }

/** Only in English does `every second thursday` leave open which one is meant. */
const englishOpenings = splitPhrases('every', 'each', 'on every', 'on each')
const openings = [...englishOpenings, ...splitPhrases('chaque', 'tous les', 'toutes les')]
const articles = splitPhrases('the', 'on the', 'le', 'les', 'monthly', 'monthly on the', 'on')

/** Whether a text begins as a rule does: `every …`, « tous les … », « un lundi sur deux », `1st and 3rd thursday`. */
export function beginsRecurrence(typed: string): boolean {
  const words = splitWords(typed.slice(0, 80))
  if (skipLongest(words, 0, openings) !== undefined) return true
  const days = readDays(words)?.value
  if (!days || 'why' in days) return false
  // One nth weekday without `every` is a date: `third thursday 13:00`.
  return days.kind !== 'monthly' || days.also !== undefined
}

/** Reads a rule with its time, first day and end: `every 2 weeks on monday 9:00 until march`, `les 1er et 3e jeudis à 13 h, 6 fois`. */
export function readRecurrence(typed: string, context: RecurrenceContext): RecurrenceResult {
  const words = splitWords(typed)
  const days = readDays(words)
  if (!days) return { kind: 'refused', why: 'no-rule', rest: typed.trimStart() }
  const details = readRecurrenceDetails(words, days.next, context)
  const rest = restOf(typed, words, details.next)
  if ('why' in days.value) return { kind: 'refused', why: days.value.why, rest }
  if (details.why !== undefined) return { kind: 'refused', why: details.why, rest }
  const { from, until, times, time } = details
  if (from !== undefined && until !== undefined && until < from) return { kind: 'refused', why: 'no-such-end', rest }
  if (times !== undefined && until !== undefined) return { kind: 'refused', why: 'no-such-end', rest }
  const rule = { days: days.value, ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
  return { kind: 'found', rule, ...(time && { time }), ...(times !== undefined && { times }), rest }
}

type Refusal = { readonly why: 'every-other' | 'no-such-weekday' }

function readDays(words: readonly Word[]): Piece<Days | Refusal> | undefined {
  const afterEach = skipLongest(words, 0, openings)
  const isEnglish = skipLongest(words, 0, englishOpenings) !== undefined
  const start = afterEach ?? skipLongest(words, 0, articles) ?? 0
  return (
    readOneInTwo(words, 0) ??
    readBiweekly(words, 0) ??
    readMonthly(words, start, isEnglish) ??
    (afterEach === undefined ? undefined : (readEveryWeeks(words, afterEach) ?? readWeekly(words, afterEach)))
  )
}

const dayWords = splitPhrases('day', 'jour', 'jours', 'single day')
const weekdayWords = splitPhrases(
  'weekday',
  'weekdays',
  'week day',
  'jour de semaine',
  'jours de semaine',
  'jour de la semaine',
)
const workingWords = splitPhrases(
  ...['workday', 'workdays', 'work day', 'working day', 'working days', 'business day', 'business days'],
  ...['jour ouvrable', 'jours ouvrables', 'jour ouvré', 'jours ouvrés'],
)

function readWeekly(words: readonly Word[], at: number): Piece<Days> | undefined {
  const working = skipLongest(words, at, workingWords)
  if (working !== undefined) return { value: { kind: 'working-days' }, next: working }
  const weekday = skipLongest(words, at, weekdayWords)
  if (weekday !== undefined) return { value: { kind: 'weekdays' }, next: weekday }
  const day = skipLongest(words, at, dayWords)
  if (day !== undefined) return { value: { kind: 'daily' }, next: day }
  const list = readWeekdayList(words, at)
  return list && { value: weekly(list.value), next: list.next }
}

function weekly([weekday = 1, ...also]: readonly Weekday[], everyWeeks?: number): Days {
  return {
    kind: 'weekly',
    weekday,
    ...(also.length > 0 && { also }),
    ...(everyWeeks !== undefined && everyWeeks > 1 && { everyWeeks }),
  }
}

const joints = splitPhrases(
  ', and',
  ', et',
  ',',
  'and',
  'et',
  '&',
  'and every',
  'and on',
  'et tous les',
  'et les',
  'et le',
  ', le',
  ', les',
)

/** `monday, wednesday and friday`. */
function readWeekdayList(words: readonly Word[], at: number): Piece<readonly Weekday[]> | undefined {
  return readList(words, at, (from, index) => {
    const weekday = readWeekdays(textAt(from, index))
    return weekday === undefined || !endsAtBoundary(from, index + 1) ? undefined : { value: weekday, next: index + 1 }
  })
}

function readList<T>(
  words: readonly Word[],
  at: number,
  readOne: (words: readonly Word[], at: number) => Piece<T> | undefined,
): Piece<readonly T[]> | undefined {
  const first = readOne(words, at)
  if (!first) return undefined
  const found = [first.value]
  let { next } = first
  for (;;) {
    const start = skipLongest(words, next, joints)
    const one = start === undefined ? undefined : readOne(words, start)
    if (!one || found.includes(one.value)) return { value: found, next }
    found.push(one.value)
    next = one.next
  }
}

const otherWords = splitPhrases('other', 'second other')
const weekWords = splitPhrases('week', 'weeks', 'semaine', 'semaines')
const onWords = splitPhrases('on', 'on the', ', on', 'le', ', le', 'les', ', les', 'on every', ',')
const mostWeeks = 52

/** `every other monday`, `every 2 weeks on monday and thursday`, « toutes les deux semaines, le lundi ». */
function readEveryWeeks(words: readonly Word[], at: number): Piece<Days> | undefined {
  const afterOther = skipLongest(words, at, otherWords)
  const count = afterOther === undefined ? readWeekCount(words, at) : { value: 2, next: afterOther }
  if (!count || count.value < 1 || count.value > mostWeeks) return undefined
  const week = skipLongest(words, count.next, weekWords)
  if (week === undefined && afterOther === undefined) return undefined
  const list = readWeekdayList(words, week === undefined ? count.next : (skipLongest(words, week, onWords) ?? week))
  return list && { value: weekly(list.value, count.value), next: list.next }
}

/** `2` of `every 2 weeks`, `second` of `every second week`. */
function readWeekCount(words: readonly Word[], at: number): Piece<number> | undefined {
  const text = textAt(words, at)
  const number = numberAt(words, at, 1, 2) ?? (text === 'a' ? undefined : readNumberWord(text))
  if (number !== undefined && !words[at + 1]?.isGlued) return { value: number, next: at + 1 }
  const ordinal = readOrdinal(words, at)
  return ordinal === undefined || ordinal.value === 'last' ? undefined : { value: ordinal.value, next: ordinal.next }
}

const biweekly = splitPhrases(
  ...['biweekly on', 'fortnightly on', 'every fortnight on', 'bi-weekly on', 'biweekly', 'fortnightly'],
  ...['aux deux semaines le', 'aux 2 semaines le', 'aux quinze jours le'],
)
const weeklyOn = splitPhrases('weekly on', 'hebdomadaire le')

function readBiweekly(words: readonly Word[], at: number): Piece<Days> | undefined {
  const fortnight = skipLongest(words, at, biweekly)
  const start = fortnight ?? skipLongest(words, at, weeklyOn)
  const list = start === undefined ? undefined : readWeekdayList(words, start)
  return list && { value: weekly(list.value, fortnight === undefined ? 1 : 2), next: list.next }
}

const inTwo = splitPhrases('sur deux', 'sur 2')
const inThree = splitPhrases('sur trois', 'sur 3')
const oneWords = splitPhrases('un', 'le', 'chaque', 'tous les')

/** « un lundi sur deux ». */
function readOneInTwo(words: readonly Word[], at: number): Piece<Days> | undefined {
  const start = skipLongest(words, at, oneWords)
  const list = start === undefined ? undefined : readWeekdayList(words, start)
  if (!list) return undefined
  const two = skipLongest(words, list.next, inTwo)
  const three = two ?? skipLongest(words, list.next, inThree)
  return three === undefined ? undefined : { value: weekly(list.value, two === undefined ? 3 : 2), next: three }
}

const monthEnds = splitPhrases(
  ...['of the month', 'of every month', 'of each month', 'every month', 'each month', 'monthly', 'in the month'],
  ...['du mois', 'de chaque mois', 'chaque mois', 'tous les mois', 'mensuel'],
)

/** `3rd thursday`, `the first and third thursdays of the month`, « le dernier vendredi de chaque mois ». */
function readMonthly(words: readonly Word[], at: number, isEach: boolean): Piece<Days | Refusal> | undefined {
  const nths = readList(words, at, readOrdinalPlural)
  const weekday = nths && readWeekdays(textAt(words, nths.next))
  if (!nths || weekday === undefined || !endsAtBoundary(words, nths.next + 1)) return undefined
  const end = skipLongest(words, nths.next + 1, monthEnds)
  const next = end ?? nths.next + 1
  const [nth = 1, ...also] = nths.value
  if (nth === 2 && also.length === 0 && isEach && end === undefined) return { value: { why: 'every-other' }, next }
  if (!nths.value.every(isNth)) return { value: { why: 'no-such-weekday' }, next }
  const more = also.filter(isNth)
  return { value: { kind: 'monthly', nth: nth as Nth, weekday, ...(more.length > 0 && { also: more }) }, next }
}

function readOrdinalPlural(words: readonly Word[], at: number): Piece<Nth | number> | undefined {
  const start = /^(?:the|le|les)$/.test(textAt(words, at)) ? at + 1 : at
  const word = readOrdinalWord(textAt(words, start))
  return word === undefined ? readOrdinal(words, start) : { value: word, next: start + 1 }
}

function isNth(nth: Nth | number): nth is Nth {
  return nth === 'last' || (nth >= 1 && nth <= 5)
}
