import { type Features, hashFeature } from '../features.ts'
import { type Ranker, type Vector, vectorize } from '../model.ts'
import { createRandom, shuffle } from './random.ts'

export interface Labelled {
  readonly intent: string
  readonly features: Features
}

/** Features of these kinds must occur in this many examples; rare trigrams and pairs of concepts only take space. */
const leastExamples: Readonly<Record<string, number>> = { c: 4, P: 3, b: 3, k: 3, n: 2 }

/** How strongly the tuned weights are pulled towards the centroids. */
const tuning = { rounds: 12, rate: 0.25, decay: 2e-4, sharpness: 14, seed: 7 }

/**
 * One centroid per intent, then tuning: each example that is nearer to another intent pushes the two apart. The last column
 * separates requests from talk.
 */
export function trainRanker(examples: readonly Labelled[], intents: readonly string[], options = tuning): Ranker {
  const vocabulary = countFeatures(examples)
  const vectors = examples.map(({ features }) => vectorize(features, vocabulary))
  const columns = intents.length + 1
  const weights = new Float32Array(vocabulary.keys.length * columns)
  const labels = examples.map(({ intent }) => intents.indexOf(intent))
  setCentroids(weights, columns, vectors, labels)
  tune(weights, columns, vectors, labels, options)
  return { columns, ...vocabulary, ...quantize(weights, columns) }
}

type Vocabulary = Pick<Ranker, 'keys' | 'rarity' | 'unseen'>

function countFeatures(examples: readonly Labelled[]): Vocabulary {
  const counts = new Map<string, number>()
  for (const { features } of examples) for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const kept = new Map<number, number>()
  for (const [name, count] of counts) if (count >= (leastExamples[name[0] ?? ''] ?? 1)) kept.set(hashFeature(name), count)
  const keys = Uint32Array.from(kept.keys()).sort()
  const total = examples.length
  const rarity = Float32Array.from(keys, (key) => Math.log((1 + total) / (1 + (kept.get(key) ?? 0))) + 1)
  return { keys, rarity, unseen: Math.log(1 + total) + 1 }
}

function setCentroids(weights: Float32Array, columns: number, vectors: readonly Vector[], labels: readonly number[]): void {
  vectors.forEach(({ indexes, values }, example) => {
    const label = labels[example] ?? -1
    if (label === -1) return
    indexes.forEach((index, at) => {
      weights[index * columns + label] = (weights[index * columns + label] ?? 0) + (values[at] ?? 0)
    })
  })
  const squares = new Float64Array(columns)
  weights.forEach((weight, at) => {
    squares[at % columns] = (squares[at % columns] ?? 0) + weight ** 2
  })
  for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] ?? 0) / Math.sqrt(squares[at % columns] || 1)
}

/** Softmax regression starting at the centroids (AdaGrad, with a fixed order of examples). */
function tune(
  weights: Float32Array,
  columns: number,
  vectors: readonly Vector[],
  labels: readonly number[],
  { rounds, rate, decay, sharpness, seed }: typeof tuning,
): void {
  const slopes = new Float32Array(weights.length).fill(1e-4)
  const random = createRandom(seed)
  const order = vectors.map((_, at) => at)
  const requests = labels.filter((label) => label !== -1).length
  const talkWeight = requests / Math.max(1, labels.length - requests) / 2
  const errors = new Float64Array(columns)
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random)
    for (const example of order) {
      const vector = vectors[example]
      if (vector === undefined) continue
      const label = labels[example] ?? -1
      findErrors(errors, { weights, columns, vector, label, sharpness })
      if (label === -1) errors[columns - 1] = (errors[columns - 1] ?? 0) * talkWeight
      step(weights, slopes, { columns, vector, errors, rate, decay, sharpness, from: label === -1 ? columns - 1 : 0 })
    }
  }
}

interface Scored {
  readonly weights: Float32Array
  readonly columns: number
  readonly vector: Vector
  readonly label: number
  readonly sharpness: number
}

/** By how much each column is too high. */
function findErrors(errors: Float64Array, { weights, columns, vector, label, sharpness }: Scored): void {
  errors.fill(0)
  vector.indexes.forEach((index, at) => {
    const value = (vector.values[at] ?? 0) * sharpness
    for (let column = 0; column < columns; column += 1) {
      errors[column] = (errors[column] ?? 0) + value * (weights[index * columns + column] ?? 0)
    }
  })
  const last = columns - 1
  const request = errors[last] ?? 0
  const most = Math.max(...errors.subarray(0, last))
  let sum = 0
  for (let column = 0; column < last; column += 1) sum += errors[column] = Math.exp((errors[column] ?? 0) - most)
  for (let column = 0; column < last; column += 1) errors[column] = (errors[column] ?? 0) / sum - (column === label ? 1 : 0)
  errors[last] = 1 / (1 + Math.exp(-request)) - (label === -1 ? 0 : 1)
}

interface Step {
  readonly columns: number
  readonly vector: Vector
  readonly errors: Float64Array
  readonly rate: number
  readonly decay: number
  readonly sharpness: number
  readonly from: number
}

function step(weights: Float32Array, slopes: Float32Array, { columns, vector, errors, rate, decay, from }: Step): void {
  vector.indexes.forEach((index, at) => {
    const value = vector.values[at] ?? 0
    for (let column = from; column < columns; column += 1) {
      const place = index * columns + column
      const slope = (errors[column] ?? 0) * value + decay * (weights[place] ?? 0)
      const seen = (slopes[place] ?? 0) + slope ** 2
      slopes[place] = seen
      weights[place] = (weights[place] ?? 0) - (rate * 0.1 * slope) / Math.sqrt(seen)
    }
  })
}

function quantize(weights: Float32Array, columns: number): Pick<Ranker, 'weights' | 'steps'> {
  const most = new Float32Array(columns)
  weights.forEach((weight, at) => {
    most[at % columns] = Math.max(most[at % columns] ?? 0, Math.abs(weight))
  })
  const steps = most.map((one) => (one || 1) / 127)
  return { weights: Int8Array.from(weights, (weight, at) => Math.round(weight / (steps[at % columns] ?? 1))), steps }
}
