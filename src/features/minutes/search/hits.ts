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
  readonly masks: Int32Array
  findHits(number: number, page: SearchPage): readonly LineHit[]
}

/** Searches all pages for readings. */
export function prepareSearch(readings: readonly QuestionReading[], pages: readonly IndexedPage[], postings: Postings): Search {
  const byFirst = new Map<number, readonly QuestionReading[]>()
  for (const reading of readings) {
    const first = reading.ids[0] ?? 0
    byFirst.set(first, [...(byFirst.get(first) ?? []), reading])
  }
  const { linesBefore } = postings
  const isAsked = new Uint8Array(postings.stemCount)
  for (const id of byFirst.keys()) isAsked[id] = 1
  const asked = { byFirst, isAsked }
  /** By the number of a line among those of all pages, whether a reading may begin there. */
  const isFirst = new Uint8Array(linesBefore.at(-1) ?? 0)
  for (const id of byFirst.keys()) {
    postings.each(id, (page, line) => {
      isFirst[(linesBefore[page] ?? 0) + line] = 1
    })
  }
  return {
    masks: findMasks(readings, pages, postings),
    findHits: (number, page) => {
      const hits: LineHit[] = []
      const before = linesBefore[number] ?? 0
      for (let line = 0; line < page.kinds.length; line++) {
        if (isFirst[before + line] === 0) continue
        const hit = readLine(page, line, asked)
        if (hit) hits.push(hit)
      }
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
    const isSayingAll = findSayingAll(ids, pages.length, postings)
    postings.each(ids[0] ?? 0, (page, line) => {
      const indexed = pages[page]
      // Pages that say the words one by one as well don't have to be read for the phrase.
      const isNew = ((masks[page] ?? 0) & mask) !== mask && isSayingAll[page] === 1
      if (isNew && indexed && hasPhrase(openPage(indexed), line, ids)) masks[page] = (masks[page] ?? 0) | mask
    })
  }
  return masks
}

/** By page number, whether a page says all of some stems. */
function findSayingAll(ids: readonly number[], pageCount: number, postings: Postings): Uint8Array {
  let isSaying = new Uint8Array(pageCount).fill(1)
  for (const id of ids) {
    const isSayingThis = new Uint8Array(pageCount)
    postings.each(id, (page) => {
      isSayingThis[page] = isSaying[page] ?? 0
    })
    isSaying = isSayingThis
  }
  return isSaying
}

/** Whether a line says the words in a row. */
function hasPhrase({ words, starts }: SearchPage, line: number, ids: readonly number[]): boolean {
  const end = starts[line + 1] ?? 0
  for (let position = starts[line] ?? 0; position < end; position++) if (isReadAt(words, position, end, ids)) return true
  return false
}

function isReadAt(words: SearchPage['words'], position: number, end: number, ids: readonly number[]): boolean {
  if (position + ids.length > end) return false
  for (let offset = 0; offset < ids.length; offset++) if (words[position + offset] !== ids[offset]) return false
  return true
}

interface Asked {
  /** Readings by their first stem. */
  readonly byFirst: ReadonlyMap<number, readonly QuestionReading[]>
  /** By stem, whether a reading begins with it. */
  readonly isAsked: Uint8Array
}

const noReadings: readonly QuestionReading[] = []

function readLine({ words, starts }: SearchPage, line: number, { byFirst, isAsked }: Asked): LineHit | undefined {
  const from = starts[line] ?? 0
  const end = starts[line + 1] ?? 0
  const byBit: (QuestionReading | undefined)[] = []
  let phrases: QuestionReading[] | undefined
  let covered = 0
  let coveredTo = from
  let mask = 0
  for (let position = from; position < end; position++) {
    const first = words[position] ?? 0
    // Most words of the line aren't asked for, and a table is faster than a map.
    if (isAsked[first] === 0) continue
    for (const reading of byFirst.get(first) ?? noReadings) {
      if (!isReadAt(words, position, end, reading.ids)) continue
      mask |= reading.mask
      const readTo = position + reading.ids.length
      covered += Math.max(0, readTo - Math.max(position, coveredTo))
      coveredTo = Math.max(coveredTo, readTo)
      const isPhrase = reading.ids.length > 1 || countBits(reading.mask) > 1
      if (isPhrase && !phrases?.includes(reading)) {
        phrases ??= []
        phrases.push(reading)
      }
      keepBest(byBit, reading)
    }
  }
  return mask === 0 ? undefined : { line, mask, byBit, phrases: phrases?.length ?? 0, covered }
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
