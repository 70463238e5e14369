import type { MatchedWord } from '../types.ts'
import type { GlossaryLookup } from './glossary.ts'
import { createNearWordTable, findNearWords, type NearWordTable } from './typos.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A typo plus a translation is two guesses, which is too much for a shorter word: `contact` isn't `contrat`. */
const shortestTranslatedMend = 8

/** The nearest words of the minutes and of the glossary; glossary words are returned translated. */
export function mend(word: string, vocabulary: Vocabulary, glossary: GlossaryLookup): readonly Mended[] {
  const { targetsBySource, table } = listSources(glossary)
  return findNearWords(word, [vocabulary.nearWords(), table]).flatMap((near): readonly Mended[] => [
    { words: [near], how: 'typo' },
    ...(word.length < shortestTranslatedMend ? [] : (targetsBySource.get(near) ?? [])).map(
      (words) => ({ words, how: 'glossary' }) as const,
    ),
  ])
}

interface Sources {
  /** Translations of each single word. */
  readonly targetsBySource: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly table: NearWordTable
}

/** Kept with the glossary, which rarely changes. */
const sourcesOf = new WeakMap<GlossaryLookup, Sources>()

function listSources(glossary: GlossaryLookup): Sources {
  const known = sourcesOf.get(glossary)
  if (known !== undefined) return known
  const entries = [...glossary.values()].flat().filter(({ words }) => words.length === 1)
  const targetsBySource = new Map(entries.map(({ words, targets }) => [words[0] ?? '', targets]))
  const sources = { targetsBySource, table: createNearWordTable([...targetsBySource.keys()]) }
  sourcesOf.set(glossary, sources)
  return sources
}

interface Mended {
  readonly words: readonly string[]
  readonly how: MatchedWord['how']
}
