import { fold } from '../../fold.ts'

const word = /[\p{L}\p{N}]+/gu
const asciiOnly = /^[\x20-\x7e\t]*$/
const asciiWord = /[a-z0-9]+/g

/**
 * Words of a line in order, folded. Hyphens, apostrophes and other marks part words; `KubeHunter` stays one word. Most lines
 * are plain ASCII, which needs no folding: that is what keeps the start of a large archive short.
 */
export function splitWords(line: string): readonly string[] {
  const found = asciiOnly.test(line) ? line.toLowerCase().match(asciiWord) : fold(line).match(word)
  return found ?? []
}
