import { definitionOf } from './intents.ts'
import type { Model, Scores } from './model.ts'
import type { Sentence } from './read-sentence.ts'
import { isToken } from './spelling.ts'

/** Turns similarities into shares. A higher value gives the best one more. */
const sharpness = 14

export interface Ranked {
  readonly intent: string
  /** One per intent; they add up to one. */
  readonly share: number
}

/** All intents, most likely first. */
export function rankIntents({ all }: Scores, intents: readonly string[]): readonly Ranked[] {
  const most = Math.max(...all)
  const powers = Array.from(all, (score) => Math.exp((score - most) * sharpness))
  const sum = powers.reduce((total, power) => total + power, 0)
  return intents.map((intent, at) => ({ intent, share: (powers[at] ?? 0) / sum })).sort((a, b) => b.share - a.share)
}

/** The inputs that predict whether the first intent is right; training finds a weight for each. */
export function figuresOf(
  sentence: Sentence,
  scores: Scores,
  ranked: readonly Ranked[],
  model: Pick<Model, 'intents' | 'knownStems'>,
): readonly number[] {
  const [first, second] = ranked
  const intent = first?.intent ?? ''
  const at = model.intents.indexOf(intent)
  const hasFreeText = definitionOf(intent)?.hasFreeText === true
  const unknown = findUnknown(sentence, model.knownStems).length
  const total = sentence.words.length
  const understood = sentence.concepts.filter((concepts) => concepts.length > 0).length
  const conceptsAgree = topOf(scores.byConcepts) === at
  const wordingAgrees = topOf(scores.byWording) === at
  const share = Math.min(first?.share ?? 0, 0.9999)
  return [
    1,
    Math.log(share / (1 - share)),
    (share - (second?.share ?? 0)) * 3,
    (scores.all[at] ?? 0) * 4,
    scores.request,
    hasFreeText ? 0 : Math.min(unknown, 3),
    hasFreeText ? Math.min(unknown, 4) / 2 : 0,
    total === 0 ? 0 : (2 * understood) / total,
    Math.log(1 + total) - 1.8,
    hasFreeText ? 1 : 0,
    conceptsAgree ? 1 : 0,
    wordingAgrees ? 1 : 0,
    conceptsAgree && wordingAgrees ? 1 : 0,
  ]
}

export function confidenceOf(figures: readonly number[], weights: readonly number[]): number {
  const sum = figures.reduce((total, figure, at) => total + figure * (weights[at] ?? 0), 0)
  return 1 / (1 + Math.exp(-sum))
}

function topOf(scores: Float64Array): number {
  let top = 0
  scores.forEach((score, at) => {
    if (score > (scores[top] ?? 0)) top = at
  })
  return top
}

/** Words that say nothing about the subject. */
const functionWords: ReadonlySet<string> = new Set(
  (
    'the a an is are am was were be been to of for and or it its this that these those do does did will would can could should ' +
    'shall may must i you he she we they me my your our us him her their in on at by with from as but so if then than there here ' +
    'just not no yes ok up out off too also any some all very really have has had get got le la les un une des de du au aux et ou ' +
    'que qui ce cet cette ces ca cela je tu il elle on nous vous ils elles me te se mon ma mes ton ta tes son sa ses notre nos ' +
    'votre vos leur leurs dans sur par pour avec sans en y a ai as est suis es sont sera serai etre avoir ont fait faire bien tres ' +
    'plus moins ne pas non oui si la ben donc alors tout tous toute ! ?'
  ).split(' '),
)

/** The words that no example and no concept knows. */
export function findUnknown({ words, stems, concepts }: Sentence, known: ReadonlySet<string>): readonly string[] {
  return words.filter(
    (word, at) => !functionWords.has(word) && !isToken(word) && concepts[at]?.length === 0 && !known.has(stems[at] ?? ''),
  )
}
