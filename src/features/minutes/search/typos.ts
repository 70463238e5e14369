import { countEdits } from '../../../shared/text/edit-distance.ts'

/** Below five letters, one edit turns a word into another one: `code`, `core`, `cote`. */
const shortestMended = 5
const shortestTwice = 8

/** More readings than this would be guesses about guesses. */
const mostNearWords = 4

/**
 * The words with the fewest typos compared to a folded word: at most one for five to seven letters, two above. A word that
 * extends another is derived from it and isn't a typo, like `container` from `contain` or, for short ones, `virtuel` from
 * `virtue`.
 */
export function findNearWords(word: string, among: readonly string[]): readonly string[] {
  if (word.length < shortestMended || /\d/.test(word)) return []
  let most = word.length < shortestTwice ? 1 : 2
  let nearest: string[] = []
  for (const candidate of among) {
    if (candidate.length < shortestMended || isDerived(word, candidate)) continue
    const edits = countEdits(word, candidate, most)
    if (edits === undefined) continue
    if (edits < most) nearest = []
    most = edits
    nearest.push(candidate)
  }
  return nearest.sort().slice(0, mostNearWords)
}

function isDerived(a: string, b: string): boolean {
  const isLonger = Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < shortestTwice
  return isLonger && (a.startsWith(b) || b.startsWith(a))
}
