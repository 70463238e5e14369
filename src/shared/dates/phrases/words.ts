import { fold } from '../../text/fold.ts'

/** A number, a run of letters or a single mark of what somebody typed: `13h30` is three words, `d'avril` too. */
export interface Word {
  /** Without case and accents, with one kind of apostrophe and hyphen. */
  readonly text: string
  readonly typed: string
  readonly isNumber: boolean
  /** No blank stands before it. */
  readonly isGlued: boolean
  readonly end: number
}

/** Something that was read, and the index of the first word behind it. */
export interface Piece<T> {
  readonly value: T
  readonly next: number
}

export type PhraseForm<T> = (words: readonly Word[], at: number) => Piece<T> | undefined

/** The longest date and time that the grammar reads take about 30 words. What stands further back is never looked at. */
export const mostWords = 40

/** Longer than every word of the grammar; folding a run of thousands of combining marks would take quadratic time. */
const longestWord = 20

/** The first words of a text, at most `mostWords` of them. */
export function cutWords(typed: string): readonly Word[] {
  const words: Word[] = []
  const cutter = /(\s*)(?:(\d+)|[\p{L}\p{M}]+|[^\s])/uy
  while (words.length < mostWords) {
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

/** The number at a place when it is written with at least and at most so many digits. */
export function numberAt(words: readonly Word[], at: number, least: number, most: number): number | undefined {
  const word = words[at]
  return word?.isNumber && word.typed.length >= least && word.typed.length <= most ? Number(word.typed) : undefined
}

/** The index behind a phrase that stands at a place; undefined when another stands there. */
export function skipPhrase(words: readonly Word[], at: number, phrase: readonly string[]): number | undefined {
  return phrase.every((text, index) => textAt(words, at + index) === text) ? at + phrase.length : undefined
}

/** The index behind the longest of these phrases that stands at a place. */
export function skipLongest(words: readonly Word[], at: number, phrases: readonly (readonly string[])[]): number | undefined {
  const ends = phrases.flatMap((phrase) => skipPhrase(words, at, phrase) ?? [])
  return ends.length === 0 ? undefined : Math.max(...ends)
}

/** The index behind the word at a place when it is one of these, else the place itself. */
export function skipAny(words: readonly Word[], at: number, texts: ReadonlySet<string>): number {
  return texts.has(textAt(words, at)) ? at + 1 : at
}

/** Writes phrases as the words they are cut into. */
export function cutPhrases(...phrases: readonly string[]): readonly (readonly string[])[] {
  return phrases.map((phrase) => cutWords(phrase).map((word) => word.text))
}

/**
 * Whether something read may end before a place: not in the middle of `3rdish`, `13:00:30`, `monday's` or `mon-fri`.
 * The `T` between an ISO date and its time is no letter of a word, nor is the `Z` behind it.
 */
export function endsCleanly(words: readonly Word[], next: number): boolean {
  const [mark, after] = [words[next], words[next + 1]]
  if (!mark?.isGlued) return true
  const goesOn = after?.isGlued === true && /^[\p{L}\d]/u.test(after.typed)
  if (mark.text === 't') return goesOn && after.isNumber
  if (mark.typed === 'Z') return !goesOn
  return !/^[\p{L}\d]/u.test(mark.typed) && !(goesOn && /^[-':/.@_]$/.test(mark.text))
}

/** What the form that reaches furthest has read. */
export function readLongest<T>(words: readonly Word[], at: number, forms: readonly PhraseForm<T>[]): Piece<T> | undefined {
  let longest: Piece<T> | undefined
  for (const form of forms) {
    const piece = form(words, at)
    if (piece && endsCleanly(words, piece.next) && piece.next > (longest?.next ?? at)) longest = piece
  }
  return longest
}
