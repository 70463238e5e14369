import type { Weekday } from '../calendar.ts'
import type { Days } from '../recurrence.ts'
import { type DayPart, readPartAfterDay } from './day-parts.ts'
import { type DaysRefusal, readMonthly, readMonthlyDates } from './recurrence-months.ts'
import { englishOpenings, leadIns, openings, readSeveral } from './recurrence-parts.ts'
import { readNumberWord, readShortWeekday, readWeekdays, workingDayWords } from './vocabulary.ts'
import { readOrdinal } from './weekday-forms.ts'
import {
  endsAtBoundary,
  numberAt,
  type PhraseTable,
  type Piece,
  readFromTable,
  skipLongest,
  splitPhrases,
  textAt,
  type Word,
} from './words.ts'

/** The days, with the part of the day after them: `every monday morning`, « tous les soirs ». */
export function readDays(words: readonly Word[]): (Piece<Days | DaysRefusal> & { readonly part?: DayPart }) | undefined {
  const afterEach = skipLongest(words, 0, openings)
  const daily = afterEach === undefined ? undefined : readEachPart(words, afterEach)
  if (daily) return { value: { kind: 'daily' }, next: daily.next, part: daily.value }
  const days = readPlainDays(words)
  const part = days && readPartAfterDay(words, days.next)
  return part && endsAtBoundary(words, part.next) ? { ...days, next: part.next, part: part.value } : days
}

const plurals: Readonly<Record<string, string>> = { mornings: 'morning', afternoons: 'afternoon', evenings: 'evening' }

/** `morning` of `every morning`, « soirs » of « tous les soirs ». */
function readEachPart(words: readonly Word[], at: number): Piece<DayPart> | undefined {
  const word = words[at]
  if (word === undefined) return undefined
  const text = plurals[word.text] ?? word.text.replace(/^(matin|soir)s$/, '$1')
  const part = readPartAfterDay(words.with(at, { ...word, text }), at)
  return part && endsAtBoundary(words, part.next) ? part : undefined
}

function readPlainDays(words: readonly Word[]): Piece<Days | DaysRefusal> | undefined {
  const afterEach = skipLongest(words, 0, openings)
  const isEnglish = skipLongest(words, 0, englishOpenings) !== undefined
  const start = afterEach ?? skipLongest(words, 0, leadIns) ?? 0
  return (
    readOneInTwo(words) ??
    readFrequency(words) ??
    readMonthly(words, start, isEnglish) ??
    readMonthlyDates(words, isEnglish) ??
    readFromTo(words) ??
    (afterEach === undefined ? undefined : (readEveryWeeks(words, afterEach) ?? readWeekly(words, afterEach)))
  )
}

const weekdayWords = [
  ...splitPhrases('weekday', 'weekdays', 'week day'),
  ...splitPhrases('jour de semaine', 'jours de semaine', 'jour de la semaine'),
]
/** « jour » comes last: « jour de semaine » and « jour ouvrable » begin with it. */
const kindsOfDay: PhraseTable<'working-days' | 'weekdays' | 'daily'> = [
  ['working-days', workingDayWords],
  ['weekdays', weekdayWords],
  ['daily', splitPhrases('day', 'jour', 'jours', 'single day')],
]

function readWeekly(words: readonly Word[], at: number): Piece<Days> | undefined {
  const kind = readFromTable(words, at, kindsOfDay)
  if (kind) return { value: { kind: kind.value }, next: kind.next }
  const list = readWeekdayRange(words, at) ?? readWeekdayList(words, at)
  return list && { value: weekly(list.value), next: list.next }
}

const rangeMarks = splitPhrases('-', 'to', 'through', 'until', 'au', 'à', "jusqu'au")

/** `monday to friday`, `mon-fri`, « lundi au jeudi ». */
function readWeekdayRange(words: readonly Word[], at: number): Piece<readonly Weekday[]> | undefined {
  const first = readOneWeekday(words, at)
  const mark = first && skipLongest(words, first.next, rangeMarks)
  const last = mark === undefined ? undefined : readOneWeekday(words, mark)
  if (!first || !last || last.value <= first.value || !endsAtBoundary(words, last.next)) return undefined
  const value = allWeekdays.filter((weekday) => weekday >= first.value && weekday <= last.value)
  return { value, next: last.next }
}

const allWeekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

function weekly([weekday = 1, ...also]: readonly Weekday[], everyWeeks = 1): Days {
  if (everyWeeks === 1 && [weekday, ...also].join() === '1,2,3,4,5') return { kind: 'weekdays' }
  return {
    kind: 'weekly',
    weekday,
    ...(also.length > 0 && { also }),
    ...(everyWeeks > 1 && { everyWeeks }),
  }
}

const fromWords = splitPhrases('from', 'du')

/** « du lundi au vendredi », `from monday to thursday`. */
function readFromTo(words: readonly Word[]): Piece<Days> | undefined {
  const start = skipLongest(words, 0, fromWords)
  const range = start === undefined ? undefined : readWeekdayRange(words, start)
  return range && { value: weekly(range.value), next: range.next }
}

/** `monday, wednesday and friday`, `mon, wed & fri`, « lun., mer. et ven. ». */
function readWeekdayList(words: readonly Word[], at: number): Piece<readonly Weekday[]> | undefined {
  return readSeveral(words, at, (from, index) => {
    const one = readOneWeekday(from, index)
    return one && endsAtBoundary(from, one.next) ? one : undefined
  })
}

function readOneWeekday(words: readonly Word[], at: number): Piece<Weekday> | undefined {
  const weekday = readWeekdays(textAt(words, at))
  return readShortWeekday(words, at) ?? (weekday === undefined ? undefined : { value: weekday, next: at + 1 })
}

const otherWords = splitPhrases('other', 'second other')
const weekWords = splitPhrases('week', 'weeks', 'semaine', 'semaines')
const onWords = splitPhrases('on', 'on the', ', on', 'le', ', le', 'les', ', les', 'on every', ',')
const mostWeeks = 52

/** `every other monday`, `every 2 weeks on monday and thursday`, « toutes les deux semaines, le lundi ». */
function readEveryWeeks(words: readonly Word[], at: number): Piece<Days> | undefined {
  const afterOther = skipLongest(words, at, otherWords)
  const isEachWeek = skipLongest(words, at, weekWords) !== undefined
  const counted = isEachWeek ? { value: 1, next: at } : readWeekCount(words, at)
  const count = afterOther === undefined ? counted : { value: 2, next: afterOther }
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

const biweekly = [
  ...splitPhrases('biweekly on', 'fortnightly on', 'every fortnight on', 'bi-weekly on', 'biweekly', 'fortnightly'),
  ...splitPhrases('aux deux semaines le', 'aux 2 semaines le', 'aux quinze jours le'),
]
/** Every how many weeks. */
const frequencies: PhraseTable<number> = [
  [2, biweekly],
  [1, splitPhrases('weekly on', 'hebdomadaire le')],
]

function readFrequency(words: readonly Word[]): Piece<Days> | undefined {
  const weeks = readFromTable(words, 0, frequencies)
  const list = weeks && readWeekdayList(words, weeks.next)
  return list && { value: weekly(list.value, weeks.value), next: list.next }
}

const oneOf: PhraseTable<number> = [
  [2, splitPhrases('sur deux', 'sur 2')],
  [3, splitPhrases('sur trois', 'sur 3')],
]
const oneWords = splitPhrases('un', 'le', 'chaque', 'tous les')

/** « un lundi sur deux ». */
function readOneInTwo(words: readonly Word[]): Piece<Days> | undefined {
  const start = skipLongest(words, 0, oneWords)
  const list = start === undefined ? undefined : readWeekdayList(words, start)
  const weeks = list && readFromTable(words, list.next, oneOf)
  return weeks && { value: weekly(list.value, weeks.value), next: weeks.next }
}
