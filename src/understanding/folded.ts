import { fold } from '../shared/text/fold.ts'

/** Longer messages are ordinary talk; a request comes early. */
export const longestSentence = 300

/** A sentence without case and accents that still knows the original position of each letter. */
export interface Folded {
  readonly text: string
  /** The original wording of a range of the folded text, on one line. */
  typed(start: number, end: number): string
}

const emojiNames: Readonly<Record<string, string>> = { '👍': ' xgood ', '🙌': ' xgood ', '🎉': ' xgood ', '🙏': ' xplease ' }

/** Folds letter by letter, because `œ` becomes two letters and an accent none, and titles are returned as typed. */
export function foldSentence(sentence: string): Folded {
  const original = [
    ...sentence
      .slice(0, longestSentence * 2)
      .toWellFormed()
      .normalize('NFC'),
  ].slice(0, longestSentence)
  const origins: number[] = []
  let text = ''
  original.forEach((letter, at) => {
    const folded = foldLetter(letter)
    if (folded === ' ' && (text === '' || text.endsWith(' '))) return
    for (let count = 0; count < folded.length; count += 1) origins.push(at)
    text += folded
  })
  const typed = (start: number, end: number) =>
    original
      .slice(origins[start], (origins[end - 1] ?? -1) + 1)
      .join('')
      .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
  return { text, typed }
}

function foldLetter(letter: string): string {
  const code = letter.charCodeAt(0)
  if (code < 0x80) return code <= 0x20 || code === 0x7f ? ' ' : letter.toLowerCase()
  if (/\s/u.test(letter)) return ' '
  if (letter === '“' || letter === '”' || letter === '„') return '"'
  // Invisible characters: zero-width joiners and marks of writing direction.
  if (/\p{Cf}/u.test(letter)) return ''
  return emojiNames[letter] ?? fold(letter)
}
