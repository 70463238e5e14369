import { type IndexedPage, startsOf } from './page.ts'

/** Which lines say a stem, so that a question looks only at those. */
export interface Postings {
  /** Calls back with the page's number and the line's index for each line that says the stem, in their order. */
  each(id: number, tell: (page: number, line: number) => void): void
  /** How many lines come before each page, plus one entry for the end. */
  readonly linesBefore: Uint32Array
  readonly stemCount: number
}

/** A piece of this many words takes a few milliseconds. */
const wordsAtOnce = 100_000

/**
 * Lines of all pages are counted through and stored as the distance from the one before, in as few bytes as it needs: one or two
 * for most words. Yields between pieces.
 */
export function* buildPostings(pages: readonly IndexedPage[], stemCount: number): Generator<void, Postings> {
  const linesBefore = new Uint32Array(pages.length + 1)
  for (const [index, { lineCount }] of pages.entries()) linesBefore[index + 1] = (linesBefore[index] ?? 0) + lineCount
  const starts = new Uint32Array(stemCount + 1)
  yield* eachDistance(pages, stemCount, (id, distance) => {
    starts[id + 1] = (starts[id + 1] ?? 0) + countBytes(distance)
  })
  for (let id = 0; id < stemCount; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
  const bytes = new Uint8Array(starts[stemCount] ?? 0)
  const ends = starts.slice(0, stemCount)
  yield* eachDistance(pages, stemCount, (id, distance) => {
    let at = ends[id] ?? 0
    let rest = distance
    for (; rest > lowBits; rest >>>= 7) bytes[at++] = (rest & lowBits) | moreBit
    bytes[at++] = rest
    ends[id] = at
  })
  return {
    linesBefore,
    stemCount,
    each: (id, tell) => readLines(bytes.subarray(starts[id] ?? 0, starts[id + 1] ?? 0), linesBefore, tell),
  }
}

const lowBits = 0x7f
const moreBit = 0x80

function countBytes(distance: number): number {
  let count = 1
  for (let rest = distance; rest > lowBits; rest >>>= 7) count++
  return count
}

/** Each stem once for each line that says it, with the distance from the last such line; the first line is one away. */
function* eachDistance(
  pages: readonly IndexedPage[],
  stemCount: number,
  tell: (id: number, distance: number) => void,
): Generator<void> {
  /** Lines are counted from 1. */
  const lastLine = new Uint32Array(stemCount)
  let lineNumber = 0
  let words = 0
  for (const page of pages) {
    const { block, at, wordCount, lineCount } = page
    const starts = startsOf(page)
    for (let line = 0; line < lineCount; line++) {
      lineNumber++
      const end = at + (block[starts + line + 1] ?? 0)
      for (let position = at + (block[starts + line] ?? 0); position < end; position++) {
        const id = block[position] ?? 0
        const last = lastLine[id] ?? 0
        if (last === lineNumber) continue
        lastLine[id] = lineNumber
        tell(id, lineNumber - last)
      }
    }
    words += wordCount
    if (words < wordsAtOnce) continue
    words = 0
    yield
  }
}

function readLines(bytes: Uint8Array, linesBefore: Uint32Array, tell: (page: number, line: number) => void): void {
  let page = 0
  let number = -1
  let distance = 0
  let shift = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    distance |= (byte & lowBits) << shift
    shift += 7
    if (byte >= moreBit) continue
    number += distance
    while ((linesBefore[page + 1] ?? Number.POSITIVE_INFINITY) <= number) page++
    tell(page, number - (linesBefore[page] ?? 0))
    distance = 0
    shift = 0
  }
}
