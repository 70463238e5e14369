import { compareDates, writeDate } from '../../../shared/dates/plain-date.ts'
import type { MinutesAnswer } from '../types.ts'
import { quotePage, type RankedPage, rankPage } from './answer.ts'
import type { GlossaryLookup } from './glossary.ts'
import { prepareSearch } from './hits.ts'
import { markLines, type Weights } from './marks.ts'
import { type IndexedPage, openPage } from './page.ts'
import { findSpeakerLine } from './people.ts'
import { countBits, type Question, readQuestion } from './question.ts'
import { listReadings } from './readings.ts'
import { createRecapFinder } from './recaps.ts'
import type { Vocabulary } from './vocabulary.ts'
import { lowerUnknownNames } from './words.ts'

export interface SearchIndex {
  readonly pages: readonly IndexedPage[]
  readonly vocabulary: Vocabulary
  readonly glossary: GlossaryLookup
}

interface FoundPage {
  readonly indexed: IndexedPage
  /** Bits of the question's words that the page says. */
  readonly mask: number
}

/** Lines that answer a question, best minutes first, one entry per meetup. Empty when no minutes mention it. */
export function askPages(asked: string, { pages, vocabulary, glossary }: SearchIndex): readonly MinutesAnswer[] {
  const question = readQuestion(lowerUnknownNames(asked, (word) => vocabulary.find(word) !== undefined))
  if (!question) return []
  const search = prepareSearch(listReadings(question, vocabulary, glossary), vocabulary.size)
  const found = pages.map((indexed) => ({ indexed, mask: search.findMask(indexed) })).filter(({ mask }) => mask !== 0)
  const weights = weigh(found, pages.length, question)
  const isRecapOn = createRecapFinder(vocabulary)
  const ranked = found.flatMap(({ indexed, mask }) => {
    if (!saysEnough(mask, question, weights)) return []
    const page = openPage(indexed)
    const hits = search.findHits(page)
    const isRecap = isRecapOn(page)
    const marked = markLines(page, hits, { question, weights, vocabulary, isRecap })
    return rankPage(indexed, page, { hits, marked, question, isRecap }) ?? []
  })
  const sorted = keepOneADay(
    keepFullest(ranked.filter((one) => saysTogether(one, question))).sort(question.wants.latest ? compareNewest : compareRank),
  )
  const best = question.wants.person ? putNamesFirst(sorted) : sorted
  return foldRecaps(best).map(({ original, recaps }) => quotePage(original, recaps, question))
}

/**
 * A question is about all of its words. Minutes with half of them or less, by number or by weight, are about something else.
 * The rarest words weigh most.
 */
function saysEnough(mask: number, { required }: Question, weights: Weights): boolean {
  const weighOf = (bits: number): number =>
    weights.reduce((sum, weight, bit) => sum + ((bits & (1 << bit)) === 0 ? 0 : weight), 0)
  const said = mask & required
  return said === required || (countBits(said) * 2 > countBits(required) && weighOf(said) * 2 > weighOf(required))
}

/** Words of a long page that aren't even in one section together are about different things, unless the page says all of them. */
function saysTogether({ anywhere, together }: RankedPage, { required }: Question): boolean {
  const count = countBits(required)
  return anywhere === count || together * 2 > count
}

/** Inverse document frequency: a word that every meetup uses weighs less than one that few use. */
function weigh(found: readonly FoundPage[], pageCount: number, question: Question): Weights {
  return question.content.map((_, bit) => {
    const saying = found.filter(({ mask }) => (mask & (1 << bit)) !== 0).length
    return Math.log(1 + pageCount / Math.max(1, saying))
  })
}

/** When some minutes answer the whole question, partial answers are dropped. */
function keepFullest(answers: readonly RankedPage[]): RankedPage[] {
  const together = Math.max(0, ...answers.map((answer) => answer.together))
  const close = answers.filter((answer) => answer.together === together)
  const anywhere = Math.max(0, ...close.map((answer) => answer.anywhere))
  return close.filter((answer) => answer.anywhere === anywhere)
}

/** Of equally good answers the later meetup comes first, so the order never depends on the order of reading. */
function compareRank(
  { indexed: { minutes: a }, score: scoreA }: RankedPage,
  { indexed: { minutes: b }, score: scoreB }: RankedPage,
): number {
  return scoreB - scoreA || compareDates(b.date, a.date) || (a.file < b.file ? -1 : 1)
}

/** Minutes ranked below this aren't read for names: nobody looks that far down. */
const mostReadForNames = 50

/** For "who?", minutes that give a name next to the words are the better answer. */
function putNamesFirst(sorted: readonly RankedPage[]): readonly RankedPage[] {
  const top = sorted.slice(0, mostReadForNames)
  const named = new Set(top.filter(({ indexed, chosen }) => findSpeakerLine(openPage(indexed), chosen[0] ?? 0) !== undefined))
  return [...named, ...sorted.filter((one) => !named.has(one))]
}

/** For "the last time", the later minutes are the better answer, however they put it. */
function compareNewest(a: RankedPage, b: RankedPage): number {
  return (
    Number(a.isRecap) - Number(b.isRecap) || compareDates(b.indexed.minutes.date, a.indexed.minutes.date) || compareRank(a, b)
  )
}

interface Folded {
  readonly original: RankedPage
  /** Later minutes that only recap it. */
  readonly recaps: RankedPage[]
}

/** A recap belongs with the meetup where it was first said: the one with the same line, or else the latest earlier one. */
function foldRecaps(answers: readonly RankedPage[]): readonly Folded[] {
  const folded = answers.filter(({ isRecap }) => !isRecap).map((original): Folded => ({ original, recaps: [] }))
  const alone: Folded[] = []
  for (const recap of answers.filter(({ isRecap }) => isRecap)) {
    const earlier = folded.filter(({ original }) => compareDates(original.indexed.minutes.date, recap.indexed.minutes.date) < 0)
    const home =
      earlier.find(({ original }) => recap.keys.some((key) => original.keys.includes(key))) ??
      earlier.toSorted((a, b) => compareDates(b.original.indexed.minutes.date, a.original.indexed.minutes.date))[0]
    if (home) home.recaps.push(recap)
    else alone.push({ original: recap, recaps: [] })
  }
  return [...folded, ...alone]
}

/**
 * Of two files of one day in different languages, one is a translation of the other. Two in one language are both shown unless
 * they say the same.
 */
function keepOneADay(answers: readonly RankedPage[]): readonly RankedPage[] {
  const byDay = new Map<string, RankedPage[]>()
  return answers.filter((answer) => {
    const { minutes } = answer.indexed
    const day = writeDate(minutes.date)
    const earlier = byDay.get(day) ?? []
    const [first] = earlier
    if (first !== undefined && first.indexed.minutes.language !== minutes.language) return false
    if (earlier.some(({ keys }) => keys.some((key) => answer.keys.includes(key)))) return false
    byDay.set(day, [...earlier, answer])
    return true
  })
}
