import { readClock } from './clock-forms.ts'
import { readDuration } from './duration.ts'
import { readMonth } from './month-forms.ts'
import { readDate } from './read-phrase.ts'
import { readPlaceOrZone, readTypedZone } from './typed-zone.ts'
import { hourLeads, leadingWords, timeAfterLead, timeWords, wholePhrases } from './unread-time-words.ts'
import { countAt, readNumberWord, readOrdinalWord, readWeekdays } from './vocabulary.ts'
import { numberAt, skipLongest, splitWords, textAt, type Word } from './words.ts'

/** How much of the words a reply repeats. */
const repeatedWords = 6

/**
 * What the words after a date or time begin with, if that could be time as well and was not understood: `next fortnight`,
 * `until march`, `Pacific`. Nothing may be done then: the time that was read is probably not the one that was meant.
 */
export function findUnreadTime(rest: string): string | undefined {
  const words = splitWords(rest)
  if (!couldBeTime(words, 0) && !couldBeTimeAfterLead(words) && !isPlaceAlone(words)) return undefined
  const end = words[Math.min(repeatedWords, words.length) - 1]?.end ?? 0
  return rest.slice(0, end).trim()
}

/** `13:00 Vancouver`: nothing but a place, which may be whose clock is meant. */
function isPlaceAlone(words: readonly Word[]): boolean {
  return readPlaceOrZone(words, 0)?.next === words.length
}

/** How far after a time alone a date is looked for. */
const wordsToDate = 4

/**
 * What the words after a time without a date begin with, if a date follows soon: in `13:00 sharp monday`, today isn't meant.
 */
export function findUnreadDate(rest: string): string | undefined {
  const words = splitWords(rest)
  const ends = words.slice(0, wordsToDate).flatMap((_, at) => readDate(words, at)?.next ?? [])
  const end = ends[0] === undefined ? undefined : words[ends[0] - 1]?.end
  return end === undefined ? undefined : rest.slice(0, end).trim()
}

function couldBeTimeAfterLead(words: readonly Word[]): boolean {
  if (skipLongest(words, 0, wholePhrases) !== undefined) return true
  const next = skipLongest(words, 0, leadingWords)
  if (next === undefined) return false
  const afterLead = couldBeTime(words, next) || timeAfterLead.has(textAt(words, next)) || couldBeHour(words, next)
  return afterLead || (/^[-/&+(,;]$/.test(textAt(words, 0)) && couldBeTimeAfterLead(words.slice(1)))
}

/** `at 5`, `until 17`, `to 16`: a number that nothing is counted with. */
function couldBeHour(words: readonly Word[], at: number): boolean {
  const isLed = skipLongest(words, 0, hourLeads) === at
  const hour = numberAt(words, at, 1, 2) ?? (textAt(words, at).length > 2 ? readNumberWord(textAt(words, at)) : undefined)
  return isLed && hour !== undefined && hour <= 24
}

function couldBeTime(words: readonly Word[], at: number): boolean {
  const word = words[at]
  if (word === undefined) return false
  const isPossessive = textAt(words, at + 1) === "'" && textAt(words, at + 2) === 's'
  if (isPossessive) return false
  return timeWords.has(word.text) || signsOfTime.some((isSign) => isSign(words, at))
}

/** In the order of their cost. */
const signsOfTime: readonly ((words: readonly Word[], at: number) => boolean)[] = [
  (words, at) => readWeekdays(textAt(words, at)) !== undefined,
  (words, at) => readMonth(words, at) !== undefined,
  couldBeNumberOfTime,
  couldBeCount,
  (words, at) => readOrdinalWord(textAt(words, at)) !== undefined && ordinalEnds.has(textAt(words, at + 1)),
  (words, at) => readDate(words, at) !== undefined,
  (words, at) => readClock(words, at) !== undefined,
  (words, at) => readDuration(words, at) !== undefined && !/^(?:a|an|un|une)$/.test(textAt(words, at)),
  (words, at) => readTypedZone(words, at, 'UTC') !== undefined,
  isPlaceOfClock,
]

const ordinalEnds: ReadonlySet<string> = new Set(['of', 'du', 'de', 'week', 'semaine'])

/** `6 times`, « 6 fois ». */
function couldBeCount(words: readonly Word[], at: number): boolean {
  const count = countAt(words, at, 3)
  return count !== undefined && /^(?:times|fois)$/.test(textAt(words, at + 1))
}

/** `13.30`, `2027`, `17th`, `5 pm`, `14 h 5`, `3rd`. */
function couldBeNumberOfTime(words: readonly Word[], at: number): boolean {
  if (words[at]?.isNumber !== true) return false
  const year = numberAt(words, at, 4, 4)
  if (year !== undefined && year >= 1970 && year <= 2199) return true
  const mark = textAt(words, at + 1)
  const isJoined = /^[.:/h-]$/.test(mark) && words[at + 1]?.isGlued === true && numberAt(words, at + 2, 1, 4) !== undefined
  const isOrdinal = words[at + 1]?.isGlued === true && /^(?:st|nd|rd|th|e|er|eme|h|am|pm)$/.test(mark)
  const isHour = /^(?:h|hrs?|am|pm|a|p|heures?)$/.test(mark) && mark !== 'a'
  return isJoined || isOrdinal || isHour
}

const clockPlaces =
  /^(?:pacific|mountain|central|eastern|atlantic|newfoundland|pacifique|rocheuses|atlantique|est|hst|gmt|utc)$/i

/** `Pacific` alone, or `Vancouver` in `13:00 in Vancouver`. Short words are left alone: « est » is a verb. */
function isPlaceOfClock(words: readonly Word[], at: number): boolean {
  const text = textAt(words, at)
  if (at === 0) return clockPlaces.test(text) && text !== 'est'
  return text.length > 3 && readPlaceOrZone(words, at) !== undefined
}
