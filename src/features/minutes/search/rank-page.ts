import { findHeading } from '../sections.ts'
import type { LineHit } from './hits.ts'
import type { ScoredLine } from './line-scorer.ts'
import { type IndexedPage, openPage, type SearchPage } from './page.ts'
import { countBits, type Question } from './question.ts'
import { keyOfLine, type RecapFinder } from './recaps.ts'

export const mostQuotes = 3

/** Later quotes add to a meetup's rank, but many weak lines must not outrank one good one. */
const laterQuoteShare = 0.25

/** What one page says about a question, before any of its text is read. Thousands of pages may match. */
export interface RankedPage {
  readonly number: number
  readonly indexed: IndexedPage
  /** Indexes of the lines to quote, the best first; at least one. */
  readonly chosen: readonly number[]
  /** The most required words found together: in one line, or under one heading. */
  readonly together: number
  /** Required words that the whole of the minutes say. */
  readonly anywhere: number
  readonly score: number
  /** The best line is in a recap of an earlier meetup. */
  readonly isRecap: boolean
}

interface Findings extends Pick<RankedPage, 'number' | 'indexed'> {
  readonly hits: readonly LineHit[]
  readonly scored: readonly ScoredLine[]
  readonly question: Question
  readonly isRecap: RecapFinder
}

/** Chooses the best lines of one page; undefined when none of its lines can be quoted. */
export function rankPage(
  page: SearchPage,
  { number, indexed, hits, scored, question, isRecap }: Findings,
): RankedPage | undefined {
  const chosen = chooseLines(scored, question)
  const [first] = chosen
  if (first === undefined) return undefined
  let said = 0
  for (const hit of hits) said |= hit.mask
  const anywhere = countBits(said & question.required)
  return {
    number,
    indexed,
    chosen: chosen.map(({ line }) => line),
    together: countTogether(page, scored, question, anywhere),
    anywhere,
    score: addScores(chosen),
    isRecap: isRecap(page, first.line),
  }
}

function addScores(chosen: readonly ScoredLine[]): number {
  let later = 0
  for (let order = 1; order < chosen.length; order++) later += (chosen[order]?.score ?? 0) * laterQuoteShare
  return (chosen[0]?.score ?? 0) + later
}

/** What the chosen lines say, for recognizing recaps of them. */
export function listLineKeys({ indexed, chosen }: RankedPage): readonly string[] {
  const page = openPage(indexed)
  return chosen.map((line) => keyOfLine(page, line))
}

/** The line that answers most, then lines with a word that no quote has yet, then lines that answer as much as the first. */
function chooseLines(scored: readonly ScoredLine[], { required }: Question): readonly ScoredLine[] {
  const chosen: ScoredLine[] = []
  const choose = (isWanted: (line: ScoredLine) => boolean): boolean => {
    let best: ScoredLine | undefined
    for (const line of scored) {
      if (isWanted(line) && (best === undefined || comesBefore(line, best, required)) && !chosen.includes(line)) best = line
    }
    if (best !== undefined) chosen.push(best)
    return best !== undefined
  }
  let covered = 0
  while (chosen.length < mostQuotes && choose(({ mask }) => (mask & required & ~covered) !== 0)) {
    covered |= chosen.at(-1)?.mask ?? 0
  }
  const most = countBits((chosen[0]?.mask ?? 0) & required)
  while (chosen.length < mostQuotes && choose(({ mask }) => countBits(mask & required) === most));
  return chosen
}

/** `scored` is in the order of lines, so of equally good ones the first stays. */
function comesBefore(a: ScoredLine, b: ScoredLine, required: number): boolean {
  const more = a.mask === b.mask ? 0 : countBits(a.mask & required) - countBits(b.mask & required)
  return more > 0 || (more === 0 && a.score > b.score)
}

/** @param anywhere Required words that the whole page says: no heading has more of them. */
function countTogether(page: SearchPage, scored: readonly ScoredLine[], { required }: Question, anywhere: number): number {
  let most = 0
  for (const { mask } of scored) most = Math.max(most, countBits(mask & required))
  if (most === anywhere) return most
  const maskByHeading = new Map<number, number>()
  for (const { line, mask } of scored) {
    const heading = findHeading(page, line)
    const all = (maskByHeading.get(heading) ?? 0) | mask
    maskByHeading.set(heading, all)
    most = Math.max(most, countBits(all & required))
  }
  return most
}
