import { lineKinds, parentOf } from '../open-outline.ts'
import { isQuotable } from '../sections.ts'
import type { LineHit } from './hits.ts'
import type { SearchPage } from './page.ts'
import type { Question } from './question.ts'
import { type Above, type Asked, scoreLine } from './score-line.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A line that may be quoted as an answer. */
export interface ScoredLine {
  readonly line: number
  /** Bits found in the line, or in the headings and lead-ins above it. */
  readonly mask: number
  readonly score: number
}

/** A recap counts less than the minutes of the meetup where it happened. */
const recapShare = 0.6

const nothingAbove: Above = { mask: 0, phrases: 0, isHeading: false }

/** Scores every line of a page that answers by itself or through the headings above it. */
export type LineScorer = (page: SearchPage, hits: readonly LineHit[]) => readonly ScoredLine[]

/** One page is scored at a time, so that thousands of them share what is noted for each line. */
export function createLineScorer(asked: Omit<Asked, 'average'>): LineScorer {
  const { question, weights, isRecap } = asked
  const average = weights.reduce((sum, weight) => sum + weight, 0) / weights.length
  const scoring = { ...asked, average }
  /** What each line hands on: an index in `belows`, 0 for nothing. */
  let handedOn = new Uint32Array(0)

  return (page, hits) => {
    const { kinds, parents } = page
    const [first] = hits
    if (first === undefined) return []
    handedOn = clear(handedOn, first.line, kinds.length)
    const belows = [nothingAbove]
    const scored: ScoredLine[] = []
    let next = 0
    for (let line = first.line; line < kinds.length; line++) {
      const parent = parents[line] ?? 0
      const index = parent > first.line ? (handedOn[parent - 1] ?? 0) : 0
      const hit = hits[next]?.line === line ? hits[next++] : undefined
      if (hit === undefined && index === 0) {
        line = lastUnscored(page, line, hits[next])
        continue
      }
      const above = belows[index] ?? nothingAbove
      const below = addHit(page, above, hit, asked)
      handedOn[line] = hit === undefined ? index : belows.push(below) - 1
      const mayQuote = isQuotable(page, line) || (hit !== undefined && !hasLinesBelow(page, line))
      if (!mayQuote || (below.mask & question.required) === 0) continue
      const score = scoreLine(page, line, { hit, above }, scoring)
      scored.push({ line, mask: below.mask, score: isRecap(page, line) ? score * recapShare : score })
    }
    return scored
  }
}

/** With zeros for a range of lines; a larger array if they don't fit. */
function clear(notes: Uint32Array<ArrayBuffer>, from: number, to: number): Uint32Array<ArrayBuffer> {
  return notes.length < to ? new Uint32Array(2 * to) : notes.fill(0, from, to)
}

/** A section is in one piece: after it nothing is under a found line until the next one. */
function lastUnscored({ kinds }: SearchPage, line: number, next: LineHit | undefined): number {
  return kinds[line] === lineKinds.hidden ? line : (next?.line ?? kinds.length) - 1
}

/** What a line hands on to the lines below it. */
function addHit(
  page: SearchPage,
  above: Above,
  hit: LineHit | undefined,
  { question, vocabulary }: Pick<Asked, 'question' | 'vocabulary'>,
): Above {
  if (hit === undefined) return above
  const isHeading = page.kinds[hit.line] === lineKinds.heading
  return {
    mask: above.mask | hit.mask,
    phrases: above.phrases + hit.phrases,
    isHeading: above.isHeading || (isHeading && isWholeHeading(page, hit, question, vocabulary)),
  }
}

/** The heading contains everything that was asked and no other meaningful word. */
function isWholeHeading(page: SearchPage, hit: LineHit, question: Question, vocabulary: Vocabulary): boolean {
  if ((hit.mask & question.required) !== question.required) return false
  const { words, starts } = page
  let meaningful = 0
  for (let position = starts[hit.line] ?? 0; position < (starts[hit.line + 1] ?? 0); position++) {
    if (!vocabulary.isEmpty(words[position] ?? 0)) meaningful++
  }
  return meaningful <= hit.covered
}

/** A heading is quoted only when nothing below it can be. Nothing is ever below a title in the front matter. */
function hasLinesBelow(page: SearchPage, line: number): boolean {
  const { kinds } = page
  if (kinds[line] === lineKinds.hidden) return false
  let next = line + 1
  while (kinds[next] === lineKinds.hidden) next++
  return parentOf(page, next) === line
}
