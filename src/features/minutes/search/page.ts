import { readPackedText } from '../minutes-text.ts'
import type { Numbers, Structure } from '../open-outline.ts'
import type { Minutes } from '../types.ts'

/** Some minutes as numbers, so that a question goes over ten thousand of them without touching a string. */
export interface SearchPage extends Structure {
  readonly minutes: Minutes
  /** Stems of all searched lines, one after the other. */
  readonly words: Numbers
  /** Where each line begins in `words`; one entry more than there are lines. */
  readonly starts: Numbers
  /** Where each line begins in the bytes of the minutes; one entry more than there are lines. */
  readonly offsets: Numbers
}

/**
 * A page put away. Its numbers stand in one row of a block that it shares with others: five arrays of its own would cost some
 * 600 bytes beside what is in them, which for a short file is more than they hold.
 */
export interface IndexedPage {
  readonly minutes: Minutes
  readonly block: Numbers
  /** Where the row begins in the block, with the words. */
  readonly at: number
  readonly wordCount: number
  readonly lineCount: number
}

export type PageStore = (page: SearchPage) => IndexedPage

/** Holds some twenty files. What is left at a block's end is lost. */
const blockLength = 2 ** 15

/** Nothing is given back one by one: the blocks live and die with their index. */
export function createPageStore(): PageStore {
  let block: Numbers = new Uint16Array(0)
  let used = 0

  return ({ minutes, kinds, parents, words, starts, offsets }) => {
    const row = [words, kinds, parents, starts, offsets]
    const length = row.reduce((sum, part) => sum + part.length, 0)
    // Kinds, lines and words are never more than the file has bytes.
    const largest = Math.max(offsets.at(-1) ?? 0, findLargest(words))
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
    offsets: take(lineCount + 1),
  }
}

/** Whether any word of the page is marked, found without opening it. */
export function hasWord({ block, at, wordCount }: IndexedPage, isMarked: Uint8Array): boolean {
  for (let position = at; position < at + wordCount; position++) {
    if (isMarked[block[position] ?? 0] === 1) return true
  }
  return false
}

/** The text of a line by its index, without its line end. */
export function readPageLine({ minutes, offsets }: SearchPage, line: number): string {
  return readPackedText(minutes.text, offsets[line] ?? 0, (offsets[line + 1] ?? 1) - 1)
}
