import { lineKinds, parentOf } from '../open-outline.ts'
import { isQuotable } from '../sections.ts'
import type { LineHit } from './hits.ts'
import { readPageLine, type SearchPage } from './page.ts'
import type { Question } from './question.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A line that may be quoted as an answer. */
export interface MarkedLine {
  readonly line: number
  /** Bits found in the line, or in the headings and lead-ins above it. */
  readonly mask: number
  readonly score: number
}

/** How much each bit of a question weighs: rare words say more. */
export type Weights = readonly number[]

/**
 * Shares of a word's weight. Words above a line count half of those in the line, so lines with the word come first. A
 * heading that equals the question outweighs any line elsewhere, because its section is what people asked for.
 */
const share = { above: 0.45, saidAndAbove: 0.15, phrase: 0.5, phraseAbove: 0.2, asHeading: 2 }

/** Breaks ties between lines under one heading: people ask for its list more often than for its prose. */
const itemBonus = 0.02
const densityBonus = 0.1

/** For "how many?", of two lines with the words, the one with a number is the answer. */
const numberShare = 0.3

/** A recap counts less than the minutes of the meetup where it happened. */
const recapShare = 0.6

interface Above {
  readonly mask: number
  readonly phrases: number
  readonly isHeading: boolean
}

const nothingAbove: Above = { mask: 0, phrases: 0, isHeading: false }

interface Asked {
  readonly question: Question
  readonly weights: Weights
  /** Of the weights. */
  readonly average: number
  readonly vocabulary: Vocabulary
  readonly isRecap: (page: SearchPage, line: number) => boolean
}

/** Scores every line of a page that answers by itself or through the headings above it. */
export type LineMarker = (page: SearchPage, hits: readonly LineHit[]) => readonly MarkedLine[]

/** One page is marked at a time, so that thousands of them share what is noted for each line. */
export function createLineMarker(asked: Omit<Asked, 'average'>): LineMarker {
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
    const marked: MarkedLine[] = []
    let next = 0
    for (let line = first.line; line < kinds.length; line++) {
      const parent = parents[line] ?? 0
      const index = parent > first.line ? (handedOn[parent - 1] ?? 0) : 0
      const hit = hits[next]?.line === line ? hits[next++] : undefined
      if (hit === undefined && index === 0) {
        line = lastUnmarked(page, line, hits[next])
        continue
      }
      const above = belows[index] ?? nothingAbove
      const below = addHit(page, above, hit, asked)
      handedOn[line] = hit === undefined ? index : belows.push(below) - 1
      const mayQuote = isQuotable(page, line) || (hit !== undefined && !hasLinesBelow(page, line))
      if (!mayQuote || (below.mask & question.required) === 0) continue
      const score = scoreLine(page, line, { hit, above }, scoring)
      marked.push({ line, mask: below.mask, score: isRecap(page, line) ? score * recapShare : score })
    }
    return marked
  }
}

/** With zeros for a range of lines; a larger array if they don't fit. */
function clear(notes: Uint32Array<ArrayBuffer>, from: number, to: number): Uint32Array<ArrayBuffer> {
  return notes.length < to ? new Uint32Array(2 * to) : notes.fill(0, from, to)
}

/** A section is in one piece: after it nothing is under a found line until the next one. */
function lastUnmarked({ kinds }: SearchPage, line: number, next: LineHit | undefined): number {
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

function scoreLine(
  page: SearchPage,
  line: number,
  { hit, above }: { readonly hit: LineHit | undefined; readonly above: Above },
  { question, weights, average, vocabulary }: Asked,
): number {
  let score = scoreWords(hit, above, question, weights)
  score += average * ((hit?.phrases ?? 0) * share.phrase + (above.phrases > 0 ? share.phraseAbove : 0))
  const length = (page.starts[line + 1] ?? 0) - (page.starts[line] ?? 0)
  const density = (hit?.covered ?? 0) / Math.max(1, length)
  if (question.wants.number && hit && hasNumber(page, line, vocabulary)) score += average * numberShare
  return score + densityBonus * density + (page.kinds[line] === lineKinds.item ? itemBonus : 0)
}

function scoreWords(hit: LineHit | undefined, above: Above, { required }: Question, weights: Weights): number {
  let score = 0
  for (let bit = 0; bit < weights.length; bit++) {
    const weight = weights[bit] ?? 0
    const isAbove = (above.mask & (1 << bit)) !== 0
    const said = hit?.byBit[bit]
    if (said) score += weight * said.trust + (isAbove ? weight * share.saidAndAbove : 0)
    else if (isAbove) score += weight * share.above
    if (above.isHeading && (required & (1 << bit)) !== 0) score += weight * share.asHeading
  }
  return score
}

/** `1.`, `2.3`, `4)`: the number of a point says nothing about it. */
const pointNumber = /^\s{0,12}(?:[-*+]\s{1,4})?(?:\d{1,3}[.)])+(?:\d{1,3}[.)]?)?\s/

function hasNumber(page: SearchPage, line: number, vocabulary: Vocabulary): boolean {
  const { words, starts } = page
  const own = words.subarray(starts[line], starts[line + 1])
  if (!own.some((id) => vocabulary.isNumber(id))) return false
  const number = pointNumber.exec(readPageLine(page, line))?.[0] ?? ''
  return own.subarray(number.match(/\d+/g)?.length ?? 0).some((id) => vocabulary.isNumber(id))
}
