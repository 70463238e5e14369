import { lineKinds } from '../open-outline.ts'
import type { LineHit } from './hits.ts'
import { readPageLine, type SearchPage } from './page.ts'
import type { Question } from './question.ts'
import type { Vocabulary } from './vocabulary.ts'

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

export interface Above {
  readonly mask: number
  readonly phrases: number
  readonly isHeading: boolean
}

export interface Asked {
  readonly question: Question
  readonly weights: Weights
  /** Of the weights. */
  readonly average: number
  readonly vocabulary: Vocabulary
  readonly isRecap: (page: SearchPage, line: number) => boolean
}

export function scoreLine(
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
