import { countEdits } from '../shared/text/edit-distance.ts'
import { isToken } from './spelling.ts'

/** Corrects a word that is one typo away from a word of the examples: a letter too many, too few or wrong, or two swapped. */
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
      const found = groups.get(keyOf(length, letter))?.find((candidate) => countEdits(candidate, word, 1) !== undefined)
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
