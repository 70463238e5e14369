import { stem } from './stem.ts'
import { splitSearchWords } from './words.ts'

/** The translation of a word or phrase of one language; keys and values as people write them. */
export type Glossary = ReadonlyMap<string, readonly string[]>

export interface GlossaryEntry {
  /** Folded words of the source. */
  readonly words: readonly string[]
  readonly stems: readonly string[]
  readonly targets: readonly (readonly string[])[]
}

/** The entries in both directions by the first stem of their source, so that English questions find French minutes too. */
export type GlossaryLookup = ReadonlyMap<string, readonly GlossaryEntry[]>

/** Stems of the single words that translate a single word, given as its stem. */
export function translateStem(one: string, glossary: GlossaryLookup): readonly string[] {
  const entries = (glossary.get(one) ?? []).filter(({ stems }) => stems.length === 1)
  return entries.flatMap(({ targets }) => targets.flatMap((target) => (target.length === 1 ? target.map(stem) : [])))
}

export function buildLookup(glossary: Glossary): GlossaryLookup {
  const lookup = new Map<string, GlossaryEntry[]>()
  const put = (source: string, targets: readonly string[]): void => {
    const words = splitSearchWords(source)
    const stems = words.map(stem)
    const [first] = stems
    if (first === undefined) return
    const entries = lookup.get(first) ?? []
    entries.push({ words, stems, targets: targets.map(splitSearchWords) })
    lookup.set(first, entries)
  }
  for (const [source, targets] of glossary) {
    put(source, targets)
    for (const target of targets) put(target, [source])
  }
  return lookup
}
