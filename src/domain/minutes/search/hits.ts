import { hasWord, type Page, type ShelvedPage } from './page.ts'
import { countBits } from './question.ts'
import type { Reading } from './readings.ts'

/** What a line says of a question. */
export interface LineHit {
  readonly line: number
  /** Bits of the question's words that stand in the line itself. */
  readonly mask: number
  /** The best reading of each bit. */
  readonly byBit: readonly (Reading | undefined)[]
  /** How many readings stand in it whose words follow each other or are joined. */
  readonly phrases: number
  /** How many words of the line any reading covers. */
  readonly covered: number
}

export interface Search {
  /** Whether a page has a word with which a reading begins. */
  mayHit(page: ShelvedPage): boolean
  findHits(page: Page): readonly LineHit[]
}

/** Prepares a search for readings; `vocabularySize` is the number of stems at this moment. */
export function prepareSearch(readings: readonly Reading[], vocabularySize: number): Search {
  const isFirst = new Uint8Array(vocabularySize)
  const byFirst = new Map<number, readonly Reading[]>()
  for (const reading of readings) {
    const first = reading.ids[0] ?? 0
    isFirst[first] = 1
    byFirst.set(first, [...(byFirst.get(first) ?? []), reading])
  }
  return {
    mayHit: (page) => hasWord(page, isFirst),
    findHits: (page) => {
      const hits: LineHit[] = []
      const { words, starts } = page
      let line = 0
      for (let position = 0; position < words.length; position++) {
        if (isFirst[words[position] ?? 0] === 0) continue
        while ((starts[line + 1] ?? 0) <= position) line++
        const end = starts[line + 1] ?? 0
        const hit = readLine(page, line, position, end, byFirst)
        if (hit) hits.push(hit)
        position = end - 1
      }
      return hits
    },
  }
}

function readLine(
  { words }: Page,
  line: number,
  from: number,
  end: number,
  byFirst: ReadonlyMap<number, readonly Reading[]>,
): LineHit | undefined {
  const byBit: (Reading | undefined)[] = []
  const covered = new Set<number>()
  const phrases = new Set<Reading>()
  let mask = 0
  for (let position = from; position < end; position++) {
    for (const reading of byFirst.get(words[position] ?? -1) ?? []) {
      if (position + reading.ids.length > end || !reading.ids.every((id, offset) => words[position + offset] === id)) continue
      mask |= reading.mask
      for (let offset = 0; offset < reading.ids.length; offset++) covered.add(position + offset)
      if (reading.ids.length > 1 || countBits(reading.mask) > 1) phrases.add(reading)
      keepBest(byBit, reading)
    }
  }
  return mask === 0 ? undefined : { line, mask, byBit, phrases: phrases.size, covered: covered.size }
}

function keepBest(byBit: (Reading | undefined)[], reading: Reading): void {
  for (let bit = 0; reading.mask >> bit !== 0; bit++) {
    if ((reading.mask & (1 << bit)) !== 0 && isBetter(reading, byBit[bit])) byBit[bit] = reading
  }
}

/** Of equally sure readings the shorter one: it names the word that was found, not the phrase around it. */
export function isBetter(reading: Reading, other: Reading | undefined): boolean {
  if (!other) return true
  return reading.trust > other.trust || (reading.trust === other.trust && reading.ids.length < other.ids.length)
}
