import { isToken } from './spelling.ts'

/** Corrects a word that is one typo away from a word of the examples. */
export type CorrectSlip = (word: string) => string

/** Shorter words are one typo away from too many others. */
const shortest = 4

/** `vocabulary`: the words of the examples, most significant first; `isKnown` adds those that need no correction. */
export function createSlipCorrector(vocabulary: readonly string[], isKnown: (word: string) => boolean): CorrectSlip {
  const known = new Set(vocabulary)
  const long = vocabulary.filter((word) => word.length >= shortest)
  const byFirst = Map.groupBy(long, (word) => keyOf(word.length, word[0]))
  const bySecond = Map.groupBy(long, (word) => keyOf(word.length, word[1]))
  const find = (word: string, groups: typeof byFirst, letter: string | undefined) => {
    for (const length of [word.length, word.length + 1, word.length - 1]) {
      const found = groups.get(keyOf(length, letter))?.find((candidate) => isOneSlip(candidate, word))
      if (found !== undefined) return found
    }
    return undefined
  }
  return (word) => {
    if (word.length < shortest || word.length > 20 || known.has(word) || isToken(word) || /\d/.test(word) || isKnown(word)) {
      return word
    }
    // A typo in the first letter keeps the second one, or puts it first.
    return find(word, byFirst, word[0]) ?? find(word, bySecond, word[1]) ?? find(word, bySecond, word[0]) ?? word
  }
}

function keyOf(length: number, letter: string | undefined): string {
  return `${length}${letter ?? ''}`
}

/** One letter too many, too few, a wrong one, or two swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (a.length > b.length) return isOneSlip(b, a)
  if (b.length - a.length > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1)
  if (a.slice(at + 1) === b.slice(at + 1)) return true
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
