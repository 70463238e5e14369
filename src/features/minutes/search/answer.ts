import { compareDates } from '../../../shared/dates/plain-date.ts'
import { lineKinds } from '../open-outline.ts'
import { findHeading, quoteLine } from '../sections.ts'
import type { MinutesAnswer, QuotedLine } from '../types.ts'
import { isBetter, type LineHit } from './hits.ts'
import type { MarkedLine } from './marks.ts'
import { type IndexedPage, openPage, readPageLine, type SearchPage } from './page.ts'
import { findPassage } from './passage.ts'
import { findSpeakerLine } from './people.ts'
import { countBits, type Question } from './question.ts'
import type { QuestionReading } from './readings.ts'
import { keyOfLine } from './recaps.ts'

const mostQuotes = 3

/** Later quotes add to a meetup's rank, but many weak lines must not outrank one good one. */
const laterQuoteShare = 0.25

/** What one page says about a question, before any of its text is read. Thousands of pages may match. */
export interface RankedPage {
  readonly indexed: IndexedPage
  /** Indexes of the lines to quote, the best first; at least one. */
  readonly chosen: readonly number[]
  /** The best reading of each bit on the page. */
  readonly readings: readonly (QuestionReading | undefined)[]
  /** The most required words found together: in one line, or under one heading. */
  readonly together: number
  /** Required words that the whole of the minutes say. */
  readonly anywhere: number
  readonly score: number
  /** The best line is in a recap of an earlier meetup. */
  readonly isRecap: boolean
  /** What the chosen lines say, for recognizing recaps of them. */
  readonly keys: readonly string[]
}

interface Findings {
  readonly hits: readonly LineHit[]
  readonly marked: readonly MarkedLine[]
  readonly question: Question
  readonly isRecap: (line: number) => boolean
}

/** Chooses the best lines of one page; undefined when none of its lines can be quoted. */
export function rankPage(
  indexed: IndexedPage,
  page: SearchPage,
  { hits, marked, question, isRecap }: Findings,
): RankedPage | undefined {
  const chosen = chooseLines(marked, question)
  const [first] = chosen
  if (first === undefined) return undefined
  return {
    indexed,
    chosen: chosen.map(({ line }) => line),
    readings: question.content.map((_, bit) => findBestReading(hits, bit)),
    together: countTogether(page, marked, question),
    anywhere: countBits(hits.reduce((mask, hit) => mask | hit.mask, 0) & question.required),
    score: chosen.reduce((sum, { score }, order) => sum + score * (order === 0 ? 1 : laterQuoteShare), 0),
    isRecap: isRecap(first.line),
    keys: chosen.map(({ line }) => keyOfLine(page, line)),
  }
}

/** @param recaps Later minutes that only recap it. */
export function quotePage(ranked: RankedPage, recaps: readonly RankedPage[], question: Question): MinutesAnswer {
  const { indexed, readings } = ranked
  const { minutes } = indexed
  const page = openPage(indexed)
  const chosen = question.wants.person ? putSpeakerFirst(page, ranked.chosen) : ranked.chosen
  return {
    minutes,
    date: minutes.date,
    title: minutes.title,
    url: minutes.url,
    language: minutes.language,
    quotes: chosen.map((line) => quote(page, line)),
    recappedOn: recaps.map((recap) => recap.indexed.minutes.date).sort(compareDates),
    passage: findPassage(page, chosen[0] ?? 0, chosen.length),
    matched: readings.flatMap((reading, bit) =>
      reading ? [{ asked: question.content[bit] ?? '', found: reading.found, how: reading.how }] : [],
    ),
    missing: question.content.filter((_, bit) => (question.required & (1 << bit)) !== 0 && !readings[bit]),
    viaGlossary: readings.some((reading) => reading?.how === 'glossary'),
  }
}

/** For "who?", the line with the name is the answer, and the matched lines show what it's about. */
function putSpeakerFirst(page: SearchPage, chosen: readonly number[]): readonly number[] {
  const speaker = findSpeakerLine(page, chosen[0] ?? 0)
  return speaker === undefined ? chosen : [speaker, ...chosen.filter((line) => line !== speaker)].slice(0, mostQuotes)
}

/** The line that answers most, then lines with a word that no quote has yet, then lines that answer as much as the first. */
function chooseLines(marked: readonly MarkedLine[], question: Question): readonly MarkedLine[] {
  const count = (line: MarkedLine): number => countBits(line.mask & question.required)
  const sorted = marked.toSorted((a, b) => count(b) - count(a) || b.score - a.score || a.line - b.line)
  const chosen: MarkedLine[] = []
  let covered = 0
  for (const line of sorted) {
    if (chosen.length === mostQuotes || covered === question.required) break
    if ((line.mask & question.required & ~covered) !== 0) chosen.push(line)
    covered |= line.mask & question.required
  }
  const most = Math.max(0, ...chosen.slice(0, 1).map(count))
  const equal = sorted.filter((line) => count(line) === most && !chosen.includes(line))
  return [...chosen, ...equal].slice(0, mostQuotes)
}

function countTogether(page: SearchPage, marked: readonly MarkedLine[], question: Question): number {
  const maskByHeading = new Map<number, number>()
  for (const { line, mask } of marked) {
    const heading = findHeading(page, line)
    maskByHeading.set(heading, (maskByHeading.get(heading) ?? 0) | mask)
  }
  return Math.max(0, ...[...maskByHeading.values()].map((mask) => countBits(mask & question.required)))
}

function findBestReading(hits: readonly LineHit[], bit: number): QuestionReading | undefined {
  let best: QuestionReading | undefined
  for (const { byBit } of hits) {
    const reading = byBit[bit]
    if (reading && isBetter(reading, best)) best = reading
  }
  return best
}

/** The title in the front matter is quoted as the title alone, if the line contains it exactly. */
function quote(page: SearchPage, line: number): QuotedLine {
  const { minutes, kinds } = page
  const quoted = quoteLine(page, line, (index) => readPageLine(page, index))
  const isTitle = kinds[line] === lineKinds.hidden && quoted.text.includes(minutes.title)
  return isTitle ? { ...quoted, text: minutes.title } : quoted
}
