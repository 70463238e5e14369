import { compareDates } from '../../../shared/dates/plain-date.ts'
import { compareNewest, type Minutes, type MinutesAnswer } from '../types.ts'
import type { GlossaryLookup } from './glossary.ts'
import { prepareSearch } from './hits.ts'
import { createLineScorer } from './line-scorer.ts'
import { foldRecaps, keepOneADay } from './merge-answers.ts'
import { type IndexedPage, openPage } from './page.ts'
import { findSpeakerLine } from './people.ts'
import type { Postings } from './postings.ts'
import { countBits, type Question, readQuestion } from './question.ts'
import { quotePage } from './quote-page.ts'
import { type RankedPage, rankPage } from './rank-page.ts'
import { listReadings } from './readings.ts'
import { createRecapFinder } from './recaps.ts'
import type { Weights } from './score-line.ts'
import type { Vocabulary } from './vocabulary.ts'
import { lowerUnknownNames } from './words.ts'

export interface SearchIndex {
  readonly pages: readonly IndexedPage[]
  /** Of the same pages. */
  readonly postings: Postings
  readonly vocabulary: Vocabulary
  readonly glossary: GlossaryLookup
}

interface FoundPage {
  readonly number: number
  readonly indexed: IndexedPage
  /** Bits of the question's words that the page says. */
  readonly mask: number
}

/**
 * Lines that answer a question, best minutes first, one entry per meetup. Empty when no minutes mention it.
 * @param among Only these are searched and ranked.
 */
export function askPages(
  asked: string,
  { pages, postings, vocabulary, glossary }: SearchIndex,
  among?: ReadonlySet<Minutes>,
): readonly MinutesAnswer[] {
  const question = readQuestion(lowerUnknownNames(asked, (word) => vocabulary.find(word) !== undefined))
  if (!question) return []
  const { masks, findHits } = prepareSearch(listReadings(question, vocabulary, glossary), pages, postings)
  const found: FoundPage[] = []
  for (const [number, indexed] of pages.entries()) {
    const mask = masks[number] ?? 0
    if (mask !== 0 && (among === undefined || among.has(indexed.minutes))) found.push({ number, indexed, mask })
  }
  const weights = weigh(found, among?.size ?? pages.length, question)
  const isRecap = createRecapFinder(vocabulary)
  const scoreLines = createLineScorer({ question, weights, vocabulary, isRecap })
  const ranked = rankFullest(found, { question, weights }, ({ number, indexed }) => {
    const page = openPage(indexed)
    const hits = findHits(number, page)
    return rankPage(page, { number, indexed, hits, scored: scoreLines(page, hits), question, isRecap })
  })
  const sorted = keepOneADay(ranked.sort(question.wants.latest ? compareLatest : compareRank))
  const best = question.wants.person ? putNamesFirst(sorted) : sorted
  const { originals, recapsOf } = foldRecaps(best)
  const context = { question, findHits }
  return originals.map((original) => quotePage(original, recapsOf.get(original), context))
}

/**
 * When some minutes answer the whole question, partial answers are dropped. Pages with more of the words are ranked first, so
 * that most others don't have to be.
 */
function rankFullest(
  found: readonly FoundPage[],
  { question, weights }: { readonly question: Question; readonly weights: Weights },
  rank: (page: FoundPage) => RankedPage | undefined,
): RankedPage[] {
  const byCount: FoundPage[][] = []
  for (const page of found) {
    if (!saysEnough(page.mask, question, weights)) continue
    const count = countBits(page.mask & question.required)
    byCount[count] ??= []
    byCount[count].push(page)
  }
  let [together, anywhere] = [0, 0]
  let fullest: RankedPage[] = []
  for (let count = byCount.length - 1; count > 0 && count >= together; count--) {
    for (const page of byCount[count] ?? []) {
      const ranked = rank(page)
      if (ranked === undefined || !saysTogether(ranked, question)) continue
      const more = ranked.together - together || ranked.anywhere - anywhere
      if (more > 0) {
        together = ranked.together
        anywhere = ranked.anywhere
        fullest = []
      }
      if (more >= 0) fullest.push(ranked)
    }
  }
  return fullest
}

/**
 * A question is about all of its words. Minutes with half of them or less, by number or by weight, are about something else.
 * The rarest words weigh most.
 */
function saysEnough(mask: number, { required, names }: Question, weights: Weights): boolean {
  const said = mask & required
  if (said === required) return true
  if (names.some(({ bit }) => (mask & bit) === 0)) return false
  return countBits(said) * 2 > countBits(required) && weighBits(said, weights) * 2 > weighBits(required, weights)
}

function weighBits(bits: number, weights: Weights): number {
  return weights.reduce((sum, weight, bit) => sum + ((bits & (1 << bit)) === 0 ? 0 : weight), 0)
}

/** Words of a long page that aren't even in one section together are about different things, unless the page says all of them. */
function saysTogether({ anywhere, together }: RankedPage, { required }: Question): boolean {
  const count = countBits(required)
  return anywhere === count || together * 2 > count
}

/** Inverse document frequency: a word that every meetup uses weighs less than one that few use. */
function weigh(found: readonly FoundPage[], pageCount: number, question: Question): Weights {
  return question.content.map((_, bit) => {
    let saying = 0
    for (const { mask } of found) if ((mask & (1 << bit)) !== 0) saying++
    return Math.log(1 + pageCount / Math.max(1, saying))
  })
}

/** Of equally good answers the later meetup comes first. */
function compareRank(
  { indexed: { minutes: a }, score: scoreA }: RankedPage,
  { indexed: { minutes: b }, score: scoreB }: RankedPage,
): number {
  return scoreB - scoreA || compareNewest(a, b)
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
function compareLatest(a: RankedPage, b: RankedPage): number {
  return (
    Number(a.isRecap) - Number(b.isRecap) || compareDates(b.indexed.minutes.date, a.indexed.minutes.date) || compareRank(a, b)
  )
}
