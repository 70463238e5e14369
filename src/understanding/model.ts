import { type Features, hashFeature, isConceptFeature } from './features.ts'
import type { Lexicon } from './read-sentence.ts'

/** What was learned from the examples, and how words are read. Built in advance, never at start. */
export interface Model {
  /** A hash of the data and the code that it was built from. */
  readonly version: string
  readonly intents: readonly string[]
  readonly lexicon: Lexicon
  readonly ranker: Ranker
  /** Weights of the inputs in `confidence.ts`: that the most likely intent is right, and that anything was asked at all. */
  readonly confidence: readonly number[]
  readonly request: readonly number[]
  readonly language: LanguageModel
  /** Stems of the words in examples that ask for something. */
  readonly knownStems: ReadonlySet<string>
}

/** One column of weights per intent, plus a last one for any request at all. */
export interface Ranker {
  readonly columns: number
  /** Hashed features, ascending. */
  readonly keys: Uint32Array
  readonly rarity: Float32Array
  readonly weights: Int8Array
  /** The value of one quantization step, by column. */
  readonly steps: Float32Array
  /** The rarity of a word that isn't in any example. */
  readonly unseen: number
}

/** Above zero a feature indicates English, below zero French. */
export interface LanguageModel {
  readonly keys: Uint32Array
  readonly weights: Int8Array
  readonly step: number
}

export interface Vector {
  readonly indexes: readonly number[]
  readonly values: readonly number[]
  /** By index of the vector: a concept instead of a wording. */
  readonly isConcept: readonly boolean[]
}

/** Unknown words lower a similarity, but less than known ones. */
const unseenShare = 0.3

/** TF-IDF normalized to length one, over the features that the model knows. */
export function vectorize(features: Features, { keys, rarity, unseen }: Pick<Ranker, 'keys' | 'rarity' | 'unseen'>): Vector {
  const indexes: number[] = []
  const values: number[] = []
  const isConcept: boolean[] = []
  let squares = 0
  for (const [name, count] of features) {
    const index = findKey(keys, hashFeature(name))
    if (index === -1) {
      if (name.startsWith('w:') || name.startsWith('b:')) squares += unseenShare * count * unseen ** 2
      continue
    }
    const value = Math.sqrt(count) * (rarity[index] ?? 0)
    squares += value ** 2
    indexes.push(index)
    values.push(value)
    isConcept.push(isConceptFeature(name))
  }
  const length = Math.sqrt(squares) || 1
  return { indexes, values: values.map((value) => value / length), isConcept }
}

/** Binary search; -1 when the key isn't there. */
export function findKey(keys: Uint32Array, key: number): number {
  let low = 0
  let high = keys.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = keys[middle] ?? 0
    if (found === key) return middle
    if (found < key) low = middle + 1
    else high = middle - 1
  }
  return -1
}

export interface Scores {
  /** By intent. */
  readonly all: Float64Array
  /** The two parts of it. */
  readonly byConcepts: Float64Array
  readonly byWording: Float64Array
  /** For any request at all. */
  readonly request: number
}

export function scoreIntents(vector: Vector, { columns, weights, steps }: Ranker): Scores {
  const all = new Float64Array(columns)
  const byConcepts = new Float64Array(columns)
  const byWording = new Float64Array(columns)
  const { indexes, values, isConcept } = vector
  for (let at = 0; at < indexes.length; at += 1) {
    const value = values[at] ?? 0
    const start = (indexes[at] ?? 0) * columns
    const part = isConcept[at] === true ? byConcepts : byWording
    for (let column = 0; column < columns; column += 1)
      part[column] = (part[column] ?? 0) + (weights[start + column] ?? 0) * value
  }
  for (let column = 0; column < columns; column += 1) {
    const step = steps[column] ?? 0
    byConcepts[column] = (byConcepts[column] ?? 0) * step
    byWording[column] = (byWording[column] ?? 0) * step
    all[column] = (byConcepts[column] ?? 0) + (byWording[column] ?? 0)
  }
  const last = columns - 1
  return {
    all: all.subarray(0, last),
    byConcepts: byConcepts.subarray(0, last),
    byWording: byWording.subarray(0, last),
    request: all[last] ?? 0,
  }
}
