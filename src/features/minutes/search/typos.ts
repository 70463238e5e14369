import { countEdits } from '../../../shared/text/edit-distance.ts'
import { countBits } from './question.ts'

/** Below five letters, one edit turns a word into another one: `code`, `core`, `cote`. */
const shortestMended = 5
const shortestTwice = 8

/** More readings than this would be guesses about guesses. */
const mostNearWords = 4

/** Words with which letters each has, so that most of sixty thousand are passed over without comparing them. */
export interface NearWordTable {
  readonly words: readonly string[]
  readonly letters: Uint32Array
}

export function createNearWordTable(words: readonly string[]): NearWordTable {
  return { words, letters: Uint32Array.from(words, listLetters) }
}

/** A bit for each of the letters a to z, and one for all other signs. */
export function listLetters(word: string): number {
  let letters = 0
  for (let index = 0; index < word.length; index++) {
    const letter = word.charCodeAt(index) - firstLetter
    letters |= letter >= 0 && letter < otherSign ? 1 << letter : 1 << otherSign
  }
  return letters >>> 0
}

const firstLetter = 'a'.charCodeAt(0)
const otherSign = 26

/**
 * The words with the fewest typos compared to a folded word: at most one for five to seven letters, two above. A word that
 * extends another is derived from it and isn't a typo, like `container` from `contain` or, for short ones, `virtuel` from
 * `virtue`.
 */
export function findNearWords(word: string, tables: readonly NearWordTable[]): readonly string[] {
  if (word.length < shortestMended || /\d/.test(word)) return []
  const asked = listLetters(word)
  let most = word.length < shortestTwice ? 1 : 2
  let nearest = new Set<string>()
  for (const { words, letters } of tables) {
    for (let index = 0; index < letters.length; index++) {
      // An edit puts in one letter, or leaves one out, or does both.
      if (countBits((letters[index] ?? 0) ^ asked) > 2 * most) continue
      const candidate = words[index] ?? ''
      if (candidate.length < shortestMended || isDerived(word, candidate)) continue
      const edits = countEdits(word, candidate, most)
      if (edits === undefined) continue
      if (edits < most) nearest = new Set()
      most = edits
      nearest.add(candidate)
    }
  }
  return [...nearest].sort().slice(0, mostNearWords)
}

function isDerived(a: string, b: string): boolean {
  const isLonger = Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < shortestTwice
  return isLonger && (a.startsWith(b) || b.startsWith(a))
}
