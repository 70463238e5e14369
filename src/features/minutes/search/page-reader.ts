import type { OpenMinutes } from '../minutes-text.ts'
import { lineKinds } from '../open-outline.ts'
import type { Minutes } from '../types.ts'
import { findOffsets, type SearchPage } from './page.ts'
import type { Vocabulary } from './vocabulary.ts'
import { eachAsciiWord, spellOut, splitSearchWords, writePlain } from './words.ts'

/** A piece of this many words takes less than a millisecond. Most files are one piece. */
const wordsAtOnce = 4_000

/** Fits the longest ordinary file; it doubles for longer ones. */
const firstRoom = 4096

const encoder = new TextEncoder()

/** Reads pages in pieces, one at a time. The words of a page are only valid until the next one is read. */
export function createPageReader(vocabulary: Vocabulary) {
  let words = new Uint32Array(firstRoom)
  let count = 0

  function put(bytes: Uint8Array, start: number, end: number): void {
    if (count === words.length) {
      const larger = new Uint32Array(2 * count)
      larger.set(words)
      words = larger
    }
    words[count++] = vocabulary.add(bytes, start, end)
  }

  function putAll(written: string): void {
    const text = spellOut(written)
    const plain = writePlain(text)
    for (const part of plain === undefined ? splitSearchWords(text) : [plain]) {
      const bytes = encoder.encode(part)
      if (plain === undefined) put(bytes, 0, bytes.length)
      else eachAsciiWord(bytes, 0, bytes.length, put)
    }
  }

  return function* readPage(minutes: Minutes, { lines, outline }: OpenMinutes): Generator<void, SearchPage> {
    const starts = new Uint32Array(lines.length + 1)
    const offsets = findOffsets(minutes.text, lines.length)
    count = 0
    let paused = 0
    for (let line = 0; line < lines.length; line++) {
      if (count - paused >= wordsAtOnce) {
        yield
        paused = count
      }
      const [text = '', from = 0, to = 0] = [lines[line], offsets[line], (offsets[line + 1] ?? 1) - 1]
      if (outline.kinds[line] === lineKinds.hidden) {
        // Of the front matter only the title is searched: the rest is the same in every file.
        if (line + 1 === minutes.titleLine) putAll(minutes.title)
      } else if (text.length === to - from && spellOut(text) === text) eachAsciiWord(minutes.text, from, to, put)
      else putAll(text)
      starts[line + 1] = count
    }
    return { minutes, kinds: outline.kinds, parents: outline.parents, words: words.subarray(0, count), starts }
  }
}
