import { hasWord, type IndexedPage, openPage, type SearchPage } from './page.ts'
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
  /** Bits of the question's words found anywhere on the page. */
  findMask(page: IndexedPage): number
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
    findMask: (indexed) => {
      let mask = 0
      if (!hasWord(indexed, isFirst)) return mask
      const page = openPage(indexed)
      eachLine(page, isFirst, (_, from, end) => {
        eachReading(page, from, end, byFirst, (reading) => {
          mask |= reading.mask
        })
      })
      return mask
    },
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

function eachReading(
  { words }: SearchPage,
  from: number,
  end: number,
  byFirst: ReadonlyMap<number, readonly QuestionReading[]>,
  tell: (reading: QuestionReading, position: number) => void,
): void {
  for (let position = from; position < end; position++) {
    for (const reading of byFirst.get(words[position] ?? -1) ?? []) {
      const fits = position + reading.ids.length <= end && reading.ids.every((id, offset) => words[position + offset] === id)
      if (fits) tell(reading, position)
    }
  }
}

function readLine(
  page: SearchPage,
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
  eachReading(page, from, end, byFirst, (reading, position) => {
    mask |= reading.mask
    const readTo = position + reading.ids.length
    covered += Math.max(0, readTo - Math.max(position, coveredTo))
    coveredTo = Math.max(coveredTo, readTo)
    const isPhrase = reading.ids.length > 1 || countBits(reading.mask) > 1
    if (isPhrase && !phrases.includes(reading)) phrases.push(reading)
    keepBest(byBit, reading)
  })
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
