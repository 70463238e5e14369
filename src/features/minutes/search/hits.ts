import type { IndexedPage, SearchPage } from './page.ts'
import { findMasks, isReadAt } from './page-masks.ts'
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
