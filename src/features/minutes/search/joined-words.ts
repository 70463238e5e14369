import { listLetters } from './typos.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Parts of a joined word shorter than this are fragments, not words: `argocd` is `argo cd`, `comm` isn't `co mm`. */
const shortestPart = 2
const shortestLonger = 3

/** Shorter words start and end too many others by chance. */
const shortestJoined = 4
const shortestRest = 3

/**
 * Words in the minutes that join this one to another word of the minutes: `jupyterhub` for `jupyter`, but not `container` for
 * `contain`.
 */
export function listJoined(word: string, vocabulary: Vocabulary): readonly string[] {
  if (word.length < shortestJoined) return []
  const restOf = (one: string) => (one.startsWith(word) ? one.slice(word.length) : one.slice(0, -word.length))
  const { words, letters } = vocabulary.nearWords()
  const asked = listLetters(word)
  const joined: string[] = []
  for (let index = 0; index < letters.length; index++) {
    if ((asked & ~(letters[index] ?? 0)) !== 0) continue
    const one = words[index] ?? ''
    const isJoined = one.length >= word.length + shortestRest && (one.startsWith(word) || one.endsWith(word))
    if (isJoined && vocabulary.find(restOf(one)) !== undefined) joined.push(one)
  }
  return joined
}

/** A two-letter part only goes with a longer one. */
export function isParted([left, right]: readonly [string, string]): boolean {
  const [shorter, longer] = [Math.min(left.length, right.length), Math.max(left.length, right.length)]
  return shorter > shortestPart || longer > shortestLonger
}

/** The longest word that is split; nobody joins more than this. */
const longestJoined = 40

export function cutEverywhere(word: string): readonly (readonly [string, string])[] {
  const cuts = word.length > longestJoined ? 0 : word.length - 2 * shortestPart + 1
  return Array.from({ length: Math.max(0, cuts) }, (_, index) => {
    const cut = index + shortestPart
    return [word.slice(0, cut), word.slice(cut)] as const
  })
}
