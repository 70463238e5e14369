import { fold } from '../../../shared/text/fold.ts'

const word = /[\p{L}\p{N}]+/gu
const asciiOnly = /^[\x20-\x7e\t]*$/
const asciiWord = /[a-z0-9]+/g
const beyondAscii = /[^\x20-\x7e\t]/g

/** Letters and marks that fold one by one; in others, such as the Greek sigma, the neighbours have a say. */
const foldsAlone = /^[\u00a0-\u036f\u2000-\u206f]$/

const foldedLetters = new Map<string, string>()

/** Words of a text in order, folded. Hyphens, apostrophes and other marks part words; `KubeHunter` stays one word. */
export function splitWords(text: string): readonly string[] {
  const plain = writePlain(text)
  return (plain === undefined ? fold(text).match(word) : plain.toLowerCase().match(asciiWord)) ?? []
}

/**
 * The text in ASCII, where folding its letters one by one is enough for that, as it is in French. Capitals stay. It takes a
 * tenth of the time of `fold`.
 */
export function writePlain(text: string): string | undefined {
  const plain = asciiOnly.test(text) ? text : text.replace(beyondAscii, foldLetter)
  return asciiOnly.test(plain) ? plain : undefined
}

/** Between two letters, because folding drops blanks at the ends. */
function foldLetter(letter: string): string {
  const known = foldedLetters.get(letter)
  if (known !== undefined || !foldsAlone.test(letter)) return known ?? letter
  const folded = fold(`x${letter}x`).slice(1, -1)
  foldedLetters.set(letter, folded)
  return folded
}

const isWordByte = new Uint8Array(256)
for (const letter of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz') isWordByte[letter.charCodeAt(0)] = 1

/** Tells where each word stands in the bytes of a line that is plain ASCII. No string is made: they were a third of all garbage. */
export function eachAsciiWord(
  bytes: Uint8Array,
  from: number,
  to: number,
  tell: (bytes: Uint8Array, start: number, end: number) => void,
): void {
  let start = from
  for (let index = from; index < to; index++) {
    if (isWordByte[bytes[index] ?? 0] === 1) continue
    if (index > start) tell(bytes, start, index)
    start = index + 1
  }
  if (to > start) tell(bytes, start, to)
}
