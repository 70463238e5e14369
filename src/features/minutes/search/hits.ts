import { type IndexedPage, openPage, type SearchPage } from './page.ts'
import type { Postings } from './postings.ts'
import { countBits } from './question.ts'
import type { QuestionReading } from './readings.ts'

/** How a line matches a question. */
export interface LineHit {
  readonly line: number
  /** Bits of the question's words found in the line itself. */
  readonly mask: number
  /** The best reading of each bit. */
  readonly byBit: readonly (QuestionReading | undefined)[]
  /** How many readings in the line have their words next to each other or joined. */
  readonly phrases: number
  /** How many words of the line are covered by any reading. */
  readonly covered: number
}

export interface Search {
  /** By page number, the bits of the question's words found anywhere on the page. */
  findMasks(pages: readonly IndexedPage[], postings: Postings): Int32Array
  findHits(page: SearchPage): readonly LineHit[]
}

/** Prepares a search for readings; `vocabularySize` is the current number of stems. */
export function prepareSearch(readings: readonly QuestionReading[], vocabularySize: number): Search {
  const isFirst = new Uint8Array(vocabularySize)
  const byFirst = new Map<number, readonly QuestionReading[]>()
  for (const reading of readings) {
    const first = reading.ids[0] ?? 0
    isFirst[first] = 1
    byFirst.set(first, [...(byFirst.get(first) ?? []), reading])
  }

  return {
    findMasks: (pages, postings) => findMasks(readings, pages, postings),
    findHits: (page) => {
      const hits: LineHit[] = []
      eachLine(page, isFirst, (line, from, end) => {
        const hit = readLine(page, line, from, end, byFirst)
        if (hit) hits.push(hit)
      })
      return hits
    },
  }
}

function findMasks(readings: readonly QuestionReading[], pages: readonly IndexedPage[], postings: Postings): Int32Array {
  const masks = new Int32Array(pages.length)
  for (const { ids, mask } of readings) {
    if (ids.length > 1) continue
    postings.each(ids[0] ?? 0, (page) => {
      masks[page] = (masks[page] ?? 0) | mask
    })
  }
  for (const { ids, mask } of readings) {
    if (ids.length === 1) continue
    // Pages that say the words one by one as well don't have to be read for the phrase.
    for (const page of findSayingAll(ids, pages.length, postings)) {
      const indexed = pages[page]
      const isNew = ((masks[page] ?? 0) & mask) !== mask
      if (isNew && indexed && hasPhrase(openPage(indexed), ids)) masks[page] = (masks[page] ?? 0) | mask
    }
  }
  return masks
}

function findSayingAll(ids: readonly number[], pageCount: number, postings: Postings): readonly number[] {
  const distinct = [...new Set(ids)]
  const counts = new Uint8Array(pageCount)
  const found: number[] = []
  for (const [order, id] of distinct.entries()) {
    postings.each(id, (page) => {
      if (counts[page] !== order) return
      counts[page] = order + 1
      if (order + 1 === distinct.length) found.push(page)
    })
  }
  return found
}

/** Whether one line of the page says the words in a row. */
function hasPhrase({ words, starts }: SearchPage, ids: readonly number[]): boolean {
  let line = 0
  for (let position = 0; position < words.length; position++) {
    if (words[position] !== ids[0]) continue
    while ((starts[line + 1] ?? 0) <= position) line++
    if (isReadAt(words, position, starts[line + 1] ?? 0, ids)) return true
  }
  return false
}

function isReadAt(words: SearchPage['words'], position: number, end: number, ids: readonly number[]): boolean {
  if (position + ids.length > end) return false
  for (let offset = 1; offset < ids.length; offset++) if (words[position + offset] !== ids[offset]) return false
  return true
}

/** Calls back for each line with a word that starts a reading, with that word's position. */
function eachLine(
  { words, starts }: SearchPage,
  isFirst: Uint8Array,
  tell: (line: number, from: number, end: number) => void,
): void {
  let line = 0
  for (let position = 0; position < words.length; position++) {
    if (isFirst[words[position] ?? 0] === 0) continue
    while ((starts[line + 1] ?? 0) <= position) line++
    const end = starts[line + 1] ?? 0
    tell(line, position, end)
    position = end - 1
  }
}

const noReadings: readonly QuestionReading[] = []

function readLine(
  { words }: SearchPage,
  line: number,
  from: number,
  end: number,
  byFirst: ReadonlyMap<number, readonly QuestionReading[]>,
): LineHit | undefined {
  const byBit: (QuestionReading | undefined)[] = []
  const phrases: QuestionReading[] = []
  let covered = 0
  let coveredTo = from
  let mask = 0
  for (let position = from; position < end; position++) {
    for (const reading of byFirst.get(words[position] ?? -1) ?? noReadings) {
      if (!isReadAt(words, position, end, reading.ids)) continue
      mask |= reading.mask
      const readTo = position + reading.ids.length
      covered += Math.max(0, readTo - Math.max(position, coveredTo))
      coveredTo = Math.max(coveredTo, readTo)
      const isPhrase = reading.ids.length > 1 || countBits(reading.mask) > 1
      if (isPhrase && !phrases.includes(reading)) phrases.push(reading)
      keepBest(byBit, reading)
    }
  }
  return mask === 0 ? undefined : { line, mask, byBit, phrases: phrases.length, covered }
}

function keepBest(byBit: (QuestionReading | undefined)[], reading: QuestionReading): void {
  for (let bit = 0; reading.mask >> bit !== 0; bit++) {
    if ((reading.mask & (1 << bit)) !== 0 && isBetter(reading, byBit[bit])) byBit[bit] = reading
  }
}

/** Of equally certain readings, the shorter one: it names the word that was found, not the phrase around it. */
export function isBetter(reading: QuestionReading, other: QuestionReading | undefined): boolean {
  if (!other) return true
  return reading.trust > other.trust || (reading.trust === other.trust && reading.ids.length < other.ids.length)
}
