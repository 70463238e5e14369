import type { LanguageModel, Ranker } from '../model.ts'
import type { ModelHeader } from '../model-file.ts'
import type { LexiconLines } from './build-lexicon.ts'

interface Learned {
  readonly version: string
  readonly intents: readonly string[]
  readonly lines: LexiconLines
  readonly vocabulary: readonly string[]
  readonly knownStems: ReadonlySet<string>
  readonly ranker: Ranker
  readonly confidence: readonly number[]
  readonly request: readonly number[]
  readonly language: LanguageModel
}

/** The file of a model: the length of the header, the header, then the arrays as `ModelHeader.lengths` lists them. */
export function encodeModel(learned: Learned): Buffer {
  const { version, intents, lines, vocabulary, knownStems, ranker, confidence, request, language } = learned
  const header: ModelHeader = {
    version,
    intents,
    confidence,
    request,
    unseen: ranker.unseen,
    languageStep: language.step,
    ...lines,
    vocabulary: vocabulary.join(' '),
    knownStems: [...knownStems].join(' '),
    lengths: {
      keys: ranker.keys.length,
      rarity: ranker.rarity.length,
      steps: ranker.steps.length,
      languageKeys: language.keys.length,
      weights: ranker.weights.length,
      languageWeights: language.weights.length,
    },
  }
  const text = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(text.length)
  const arrays = [ranker.keys, ranker.rarity, ranker.steps, language.keys, ranker.weights, language.weights]
  return Buffer.concat([
    length,
    text,
    ...arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ])
}
