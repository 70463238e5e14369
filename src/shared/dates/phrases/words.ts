import { fold } from '../../text/fold.ts'

/** A number, a run of letters or a single mark. `13h30` is three words, and so is `d'avril`. */
export interface Word {
  /** Folded: no case, no accents, one kind of apostrophe and hyphen. */
  readonly text: string
  readonly typed: string
  readonly isNumber: boolean
  /** There is no blank before it. */
  readonly isGlued: boolean
  readonly end: number
}

/** A value that was read, and the index of the word after it. */
export interface Piece<T> {
  readonly value: T
  readonly next: number
}

export type PhraseForm<T> = (words: readonly Word[], at: number) => Piece<T> | undefined

/** The longest phrases in the grammar have about 30 words, so the rest of a long text is never examined. */
export const maxWords = 40

/** No word of the grammar is longer, and folding thousands of combining marks would take quadratic time. */
const longestWord = 20

/** The first `maxWords` words of a text. */
export function splitWords(typed: string): readonly Word[] {
  const words: Word[] = []
  const cutter = /(\s*)(?:(\d+)|[\p{L}\p{M}]+|[^\s])/uy
  while (words.length < maxWords) {
    const match = cutter.exec(typed)
    if (!match) break
    const [whole, blank = '', number] = match
    const word = whole.slice(blank.length)
    const text = word.length > longestWord ? '' : fold(word)
    words.push({ text, typed: word, isNumber: number !== undefined, isGlued: blank === '', end: cutter.lastIndex })
  }
  return words
}

export function textAt(words: readonly Word[], at: number): string {
  return words[at]?.text ?? ''
}

/** The number at an index, if it has between `least` and `most` digits. */
export function numberAt(words: readonly Word[], at: number, least: number, most: number): number | undefined {
  const word = words[at]
  return word?.isNumber && word.typed.length >= least && word.typed.length <= most ? Number(word.typed) : undefined
}

/** The index after a phrase; undefined when the words there are different. */
function skipPhrase(words: readonly Word[], at: number, phrase: readonly string[]): number | undefined {
  for (let index = 0; index < phrase.length; index += 1) if (words[at + index]?.text !== phrase[index]) return undefined
  return at + phrase.length
}

/** The index after the longest of these phrases found there. */
export function skipLongest(words: readonly Word[], at: number, phrases: readonly (readonly string[])[]): number | undefined {
  const first = words[at]?.text
  let longest: number | undefined
  for (const phrase of phrases) {
    const end = phrase[0] === first ? skipPhrase(words, at, phrase) : undefined
    if (end !== undefined && end > (longest ?? at)) longest = end
  }
  return longest
}

/** Values with the phrases that stand for them. */
export type PhraseTable<T> = readonly (readonly [T, readonly (readonly string[])[]])[]

/** The value of the first row that has a phrase found there. */
export function readFromTable<T>(words: readonly Word[], at: number, table: PhraseTable<T>): Piece<T> | undefined {
  for (const [value, phrases] of table) {
    const next = skipLongest(words, at, phrases)
    if (next !== undefined) return { value, next }
  }
  return undefined
}

/** The index after the word if it is one of these; otherwise the same index. */
export function skipOptional(words: readonly Word[], at: number, texts: ReadonlySet<string>): number {
  return texts.has(textAt(words, at)) ? at + 1 : at
}

/** The index after the full stop of an abbreviation such as `déc.`; otherwise the same index. */
export function skipStop(words: readonly Word[], at: number): number {
  return textAt(words, at) === '.' && words[at]?.isGlued ? at + 1 : at
}

/** Splits each phrase into its folded words. */
export function splitPhrases(...phrases: readonly string[]): readonly (readonly string[])[] {
  return phrases.map((phrase) => splitWords(phrase).map((word) => word.text))
}

/**
 * Whether a phrase may end before this index. It may not end inside `3rdish`, `13:00:30`, `monday's` or `mon-fri`; the `T` and
 * `Z` of ISO 8601 don't count as letters.
 */
export function endsAtBoundary(words: readonly Word[], next: number): boolean {
  const [mark, after] = [words[next], words[next + 1]]
  if (!mark?.isGlued) return true
  const goesOn = after?.isGlued === true && /^[\p{L}\d]/u.test(after.typed)
  if (mark.text === 't') return goesOn && after.isNumber
  if (mark.typed === 'Z') return !goesOn
  return !/^[\p{L}\d]/u.test(mark.typed) && !(goesOn && /^[-':/.@_]$/.test(mark.text))
}

/** The result of the form that reads the most words. */
export function readLongest<T>(words: readonly Word[], at: number, forms: readonly PhraseForm<T>[]): Piece<T> | undefined {
  let longest: Piece<T> | undefined
  for (const form of forms) {
    const piece = form(words, at)
    if (piece && endsAtBoundary(words, piece.next) && piece.next > (longest?.next ?? at)) longest = piece
  }
  return longest
}
