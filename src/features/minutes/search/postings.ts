import type { IndexedPage } from './page.ts'

/** Which pages say a stem, so that a question looks only at those. */
export interface Postings {
  /** Numbers of the pages that say the stem, in ascending order. */
  each(id: number, tell: (page: number) => void): void
}

/** A piece of this many words takes a few milliseconds. */
const wordsAtOnce = 200_000

/**
 * Pages are stored as the distance from the one before, in as few bytes as it needs: a frequent stem takes one byte a page, and
 * all of them a tenth of what the pages take. Yields between pieces.
 */
export function* buildPostings(pages: readonly IndexedPage[], stemCount: number): Generator<void, Postings> {
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
  return { each: (id, tell) => readPages(bytes, starts[id] ?? 0, starts[id + 1] ?? 0, tell) }
}

const lowBits = 0x7f
const moreBit = 0x80

function countBytes(distance: number): number {
  let count = 1
  for (let rest = distance; rest > lowBits; rest >>>= 7) count++
  return count
}

/** Each stem once for each page that says it, with the distance from the last such page; the first page is one away. */
function* eachDistance(
  pages: readonly IndexedPage[],
  stemCount: number,
  tell: (id: number, distance: number) => void,
): Generator<void> {
  /** Page numbers from 1. */
  const lastPage = new Uint32Array(stemCount)
  let words = 0
  for (const [index, { block, at, wordCount }] of pages.entries()) {
    for (let position = at; position < at + wordCount; position++) {
      const id = block[position] ?? 0
      const last = lastPage[id] ?? 0
      if (last === index + 1) continue
      lastPage[id] = index + 1
      tell(id, index + 1 - last)
    }
    words += wordCount
    if (words < wordsAtOnce) continue
    words = 0
    yield
  }
}

function readPages(bytes: Uint8Array, start: number, end: number, tell: (page: number) => void): void {
  let page = -1
  let distance = 0
  let shift = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    distance |= (byte & lowBits) << shift
    shift += 7
    if (byte >= moreBit) continue
    page += distance
    tell(page)
    distance = 0
    shift = 0
  }
}
