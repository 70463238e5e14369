import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fold } from '../shared/text/fold.ts'
import { readConcepts } from './concepts.ts'
import type { Model } from './model.ts'
import { createSlipCorrector } from './slips.ts'
import { readSpellings } from './spelling.ts'

export const modelPath = resolve(import.meta.dirname, 'model.bin')

/** The text part of the model. */
export interface ModelHeader {
  readonly version: string
  readonly intents: readonly string[]
  readonly confidence: readonly number[]
  readonly request: readonly number[]
  readonly unseen: number
  readonly languageStep: number
  readonly spellings: readonly string[]
  readonly concepts: readonly string[]
  /** Most significant first, separated by spaces. */
  readonly vocabulary: string
  readonly knownStems: string
  /** Lengths of the arrays after the header, in this order. */
  readonly lengths: {
    readonly keys: number
    readonly rarity: number
    readonly steps: number
    readonly languageKeys: number
    readonly weights: number
    readonly languageWeights: number
  }
}

/** Reads a model built by `npm run model`. */
export function loadModel(path = modelPath): Model {
  return decodeModel(readFileSync(path))
}

/** The version of a model file without the rest. */
export function readModelVersion(path = modelPath): string {
  return readHeader(readFileSync(path)).header.version
}

export function decodeModel(file: Buffer): Model {
  const { header, end } = readHeader(file)
  const { lengths, intents, confidence, request, unseen, version } = header
  // A copy, because a Buffer may begin at an unaligned offset and typed arrays may not.
  const bytes = new Uint8Array(file.subarray(end)).buffer
  let at = 0
  const take = (length: number, size: number) => {
    const start = at
    at += length * size
    return [bytes, start, length] as const
  }
  const keys = new Uint32Array(...take(lengths.keys, 4))
  const rarity = new Float32Array(...take(lengths.rarity, 4))
  const steps = new Float32Array(...take(lengths.steps, 4))
  const languageKeys = new Uint32Array(...take(lengths.languageKeys, 4))
  const weights = new Int8Array(...take(lengths.weights, 1))
  const languageWeights = new Int8Array(...take(lengths.languageWeights, 1))
  const concepts = readConcepts(header.concepts)
  return {
    version,
    intents,
    confidence,
    request,
    knownStems: new Set(header.knownStems.split(' ')),
    lexicon: {
      spellings: readSpellings(header.spellings, fold),
      concepts,
      correctSlip: createSlipCorrector(header.vocabulary.split(' '), concepts.knows),
    },
    ranker: { columns: intents.length + 1, keys, rarity, weights, steps, unseen },
    language: { keys: languageKeys, weights: languageWeights, step: header.languageStep },
  }
}

function readHeader(file: Buffer): { readonly header: ModelHeader; readonly end: number } {
  const end = 4 + file.readUInt32LE(0)
  return { header: JSON.parse(file.toString('utf8', 4, end)) as ModelHeader, end }
}
