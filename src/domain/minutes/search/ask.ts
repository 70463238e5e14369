import { compareDates, writeDate } from '../../plain-date.ts'
import type { MinutesAnswer } from '../types.ts'
import { quotePage, type RankedPage, rankPage } from './answer.ts'
import type { GlossaryLookup } from './glossary.ts'
import { prepareSearch } from './hits.ts'
import { markLines, type Weights } from './marks.ts'
import { openPage, type ShelvedPage } from './page.ts'
import { countBits, type Question, readQuestion } from './question.ts'
import { listReadings } from './readings.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Shelf {
  readonly pages: readonly ShelvedPage[]
  readonly vocabulary: Vocabulary
  readonly glossary: GlossaryLookup
}

interface FoundPage {
  readonly shelved: ShelvedPage
  /** Bits of the question's words that the page says. */
  readonly mask: number
}

/** Lines that answer a question, best minutes first, one entry a meetup. Empty when nobody said it. */
export function askPages(asked: string, { pages, vocabulary, glossary }: Shelf): readonly MinutesAnswer[] {
  const question = readQuestion(asked)
  if (!question) return []
  const search = prepareSearch(listReadings(question, vocabulary, glossary), vocabulary.size)
  const found = pages.map((shelved) => ({ shelved, mask: search.findMask(shelved) })).filter(({ mask }) => mask !== 0)
  if (!saysEnough(found, question)) return []
  const weights = weigh(found, pages.length, question)
  const ranked = found.flatMap(({ shelved }) => {
    const page = openPage(shelved)
    const hits = search.findHits(page)
    return rankPage(shelved, page, hits, markLines(page, hits, question, weights, vocabulary), question) ?? []
  })
  return keepOneADay(keepFullest(ranked).sort(compareRank)).map((one) => quotePage(one, question))
}

/**
 * A question is about all its words. When half of them or more were never said in any minutes, lines about the rest would
 * be about something else.
 */
function saysEnough(found: readonly FoundPage[], question: Question): boolean {
  const said = found.reduce((all, { mask }) => all | mask, 0)
  const known = countBits(said & question.required)
  const asked = countBits(question.required)
  return known === asked || known * 2 > asked
}

/** Inverse document frequency: a word that every meetup says tells less than one that few say. */
function weigh(found: readonly FoundPage[], pageCount: number, question: Question): Weights {
  return question.content.map((_, bit) => {
    const saying = found.filter(({ mask }) => (mask & (1 << bit)) !== 0).length
    return Math.log(1 + pageCount / Math.max(1, saying))
  })
}

/** When some minutes answer the whole question, those that answer a part are no answer. */
function keepFullest(answers: readonly RankedPage[]): RankedPage[] {
  const together = Math.max(0, ...answers.map((answer) => answer.together))
  const close = answers.filter((answer) => answer.together === together)
  const anywhere = Math.max(0, ...close.map((answer) => answer.anywhere))
  return close.filter((answer) => answer.anywhere === anywhere)
}

/** Between equals the later meetup comes first, and the order never depends on the order of reading. */
function compareRank(
  { shelved: { minutes: a }, score: scoreA }: RankedPage,
  { shelved: { minutes: b }, score: scoreB }: RankedPage,
): number {
  return scoreB - scoreA || compareDates(b.date, a.date) || (a.file < b.file ? -1 : 1)
}

/** Two files of one day are versions of the same minutes, as a translation. */
function keepOneADay(answers: readonly RankedPage[]): readonly RankedPage[] {
  const seen = new Set<string>()
  return answers.filter(({ shelved }) => {
    const day = writeDate(shelved.minutes.date)
    if (seen.has(day)) return false
    seen.add(day)
    return true
  })
}
