import { readPackedText } from '../minutes-text.ts'
import type { Numbers, Structure } from '../open-outline.ts'
import type { Minutes } from '../types.ts'

/** Some minutes as numbers, so that a question can go through ten thousand of them without touching a string. */
export interface SearchPage extends Structure {
  readonly minutes: Minutes
  /** Stems of all searched lines, one after the other. */
  readonly words: Numbers
  /** Where each line begins in `words`, plus one entry for the end. */
  readonly starts: Numbers
  /** Where each line begins in the bytes of the minutes, plus one entry for the end. Found when a line is first read. */
  offsets?: Uint32Array
}

/**
 * A stored page. Its numbers are one row of a block shared with other pages. Five arrays of its own would cost some 600
 * bytes of overhead, which is more than a short file needs.
 */
export interface IndexedPage {
  readonly minutes: Minutes
  readonly block: Numbers
  /** Where the row starts in the block, words first. */
  readonly at: number
  readonly wordCount: number
  readonly lineCount: number
}

export type PageStore = (page: SearchPage) => IndexedPage

/** Fits about twenty files. Leftover space at the end of a block is wasted. */
const blockLength = 2 ** 15

/** Rows aren't freed one by one: the blocks live and die with their index. */
export function createPageStore(): PageStore {
  let block: Numbers = new Uint16Array(0)
  let used = 0

  return ({ minutes, kinds, parents, words, starts }) => {
    const row = [words, kinds, parents, starts]
    const length = row.reduce((sum, part) => sum + part.length, 0)
    // Kinds, lines and words never outnumber the bytes of the file.
    const largest = Math.max(minutes.text.length + 1, findLargest(words))
    const Kind = largest < 2 ** 16 ? Uint16Array : Uint32Array
    if (used + length > block.length || !(block instanceof Kind)) {
      block = new Kind(Math.max(blockLength, length))
      used = 0
    }
    const at = used
    for (const part of row) {
      block.set(part, used)
      used += part.length
    }
    return { minutes, block, at, wordCount: words.length, lineCount: kinds.length }
  }
}

function findLargest(numbers: Numbers): number {
  let largest = 0
  for (let index = 0; index < numbers.length; index++) largest = Math.max(largest, numbers[index] ?? 0)
  return largest
}

/** Where the row of a page says at which word each line begins. */
export function startsOf({ at, wordCount, lineCount }: IndexedPage): number {
  return at + wordCount + 2 * lineCount
}

export function openPage({ minutes, block, at, wordCount, lineCount }: IndexedPage): SearchPage {
  let end = at
  const take = (length: number): Numbers => {
    end += length
    return block.subarray(end - length, end)
  }
  return {
    minutes,
    words: take(wordCount),
    kinds: take(lineCount),
    parents: take(lineCount),
    starts: take(lineCount + 1),
  }
}

/** The text of a line by its index, without its line end. */
export function readPageLine(page: SearchPage, line: number): string {
  const { text } = page.minutes
  page.offsets ??= findOffsets(text, page.kinds.length)
  return readPackedText(text, page.offsets[line] ?? 0, (page.offsets[line + 1] ?? 1) - 1)
}

const lineEnd = 0x0a

export function findOffsets(text: Uint8Array, lineCount: number): Uint32Array {
  const offsets = new Uint32Array(lineCount + 1)
  for (let line = 1, start = 0; line < lineCount; line++) {
    start = text.indexOf(lineEnd, start) + 1
    offsets[line] = start
  }
  offsets[lineCount] = text.length + 1
  return offsets
}
