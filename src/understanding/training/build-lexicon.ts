import { fold } from '../../shared/text/fold.ts'
import { readConcepts } from '../concepts.ts'
import type { Lexicon, Sentence } from '../read-sentence.ts'
import { isToken, readSpellings } from '../spelling.ts'
import type { Example } from './sentences.ts'

export interface LexiconLines {
  readonly spellings: readonly string[]
  readonly concepts: readonly string[]
}

/** Examples are read as they are: a typo in them is one that people make. */
export function createLexicon({ spellings, concepts }: LexiconLines): Lexicon {
  return { spellings: readSpellings(spellings, fold), concepts: readConcepts(concepts), correctSlip: (word) => word }
}

/** Words of ordinary talk are less likely corrections, and words that are only in the concepts the least. */
const worth = { request: 1, talk: 0.2, concept: 0.1 }

/** Candidates for correcting a typo, most significant first. */
export function listVocabulary(
  examples: readonly Example[],
  sentences: readonly Sentence[],
  conceptWords: readonly string[],
): readonly string[] {
  const weights = new Map<string, number>()
  sentences.forEach(({ words }, at) => {
    const each = examples[at]?.intent === 'none' ? worth.talk : worth.request
    for (const word of words) if (word.length > 2 && !isToken(word)) weights.set(word, (weights.get(word) ?? 0) + each)
  })
  for (const word of conceptWords) if (!weights.has(word)) weights.set(word, worth.concept)
  return [...weights].sort(([a, heavy], [b, light]) => light - heavy || (a < b ? -1 : 1)).map(([word]) => word)
}
