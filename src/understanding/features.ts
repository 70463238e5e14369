import type { Sentence } from './read-sentence.ts'
import { isToken } from './spelling.ts'

/** Names and counts of a sentence's features. The letter before the colon is the kind. */
export type Features = ReadonlyMap<string, number>

const negations: ReadonlySet<string> = new Set(
  'not no never pas plus jamais nobody aucun aucune without sans rien personne neither ni'.split(' '),
)

/** How many words a negation affects. */
const negationReach = 3

const weights = { letters: 0.2, skipped: 0.5, concept: 2, pair: 0.5, negated: 1 }

/** Meaning instead of wording: concepts, pairs of them, and negated ones. */
export function isConceptFeature(name: string): boolean {
  return /^[CPN]:/.test(name)
}

export function featuresOf({ words, stems, concepts }: Sentence): Features {
  const features = new Map<string, number>()
  const add = (name: string, weight = 1) => features.set(name, (features.get(name) ?? 0) + weight)
  addWords(stems, add)
  addConcepts(words, concepts, add)
  return features
}

type Add = (name: string, weight?: number) => void

function addWords(stems: readonly string[], add: Add): void {
  let negated = 0
  stems.forEach((word, at) => {
    add(`w:${word}`)
    if (negated > 0) add(`n:${word}`)
    negated = negations.has(word) ? negationReach : negated - 1
    add(`b:${stems[at - 1] ?? '^'} ${word}`)
    if (at > 1) add(`k:${stems[at - 2]} ${word}`, weights.skipped)
    if (word.length > 2 && !isToken(word)) addLetters(`<${word}>`, add)
  })
  if (stems.length > 0) add(`b:${stems.at(-1)} $`)
  add(`l:${stems.length < 2 ? 1 : stems.length < 4 ? 3 : stems.length < 8 ? 7 : 15}`)
}

function addLetters(word: string, add: Add): void {
  for (let length = 3; length <= 5; length += 1) {
    for (let at = 0; at + length <= word.length; at += 1) add(`c:${word.slice(at, at + length)}`, weights.letters)
  }
}

function addConcepts(words: readonly string[], concepts: Sentence['concepts'], add: Add): void {
  const all = [...new Set(concepts.flat())].sort()
  all.forEach((concept, at) => {
    add(`C:${concept}`, weights.concept)
    for (const other of all.slice(at + 1)) add(`P:${concept}+${other}`, weights.pair)
  })
  let negated = 0
  words.forEach((word, at) => {
    // A French verb comes before its `pas`.
    const reached = negations.has(word) ? (concepts[at - 1] ?? []) : negated > 0 ? (concepts[at] ?? []) : []
    for (const concept of reached) add(`N:${concept}`, weights.negated)
    negated = negations.has(word) ? negationReach : negated - 1
  })
}

/** FNV-1a with a final mix: a 32-bit hash of a feature's name. */
export function hashFeature(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at += 1) {
    hash ^= name.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 12)) >>> 0
}
