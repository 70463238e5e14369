import { fold } from '../../shared/text/fold.ts'
import { stem } from './search/stem.ts'
import { splitSearchWords } from './search/words.ts'

/** A part of a line, character for character. */
export interface Excerpt {
  readonly text: string
  readonly isCutBefore: boolean
  readonly isCutAfter: boolean
}

/** A third of the excerpt comes before the first matched word, which is enough to see whose sentence it is. */
const leadShare = 1 / 3

/** An excerpt starts and ends at a space if there is one this close. */
const nearBlank = 24

/** Only this much of a line is searched, which takes about 5 ms. Anything longer isn't a sentence. */
const mostSearched = 16_384

/**
 * The part of a line around the words that were found in it.
 * @param found Folded words, as in `MatchedWord`.
 * @param most In UTF-16 units; a shorter line is returned whole.
 */
export function cutAround(line: string, found: readonly string[], most: number): Excerpt {
  if (line.length <= most) return { text: line, isCutBefore: false, isCutAfter: false }
  const lead = Math.floor(most * leadShare)
  const first = Math.max(0, findDensest(findPlaces(line, found), most - lead) - lead)
  const start = Math.min(first, line.length - most)
  const [from, to] = [
    start === 0 ? 0 : skipToBlank(line, start),
    start + most >= line.length ? line.length : backToBlank(line, start + most),
  ]
  return { text: line.slice(from, to).trim(), isCutBefore: from > 0, isCutAfter: to < line.length }
}

interface Place {
  readonly index: number
  readonly stem: string
}

function findPlaces(line: string, found: readonly string[]): readonly Place[] {
  const wanted = new Set(found.flatMap(splitSearchWords).map(stem))
  const words = line.slice(0, mostSearched).matchAll(/[\p{L}\p{N}\p{M}]+/gu)
  return [...words]
    .map((match) => ({ index: match.index, stem: stem(fold(match[0])) }))
    .filter((place) => wanted.has(place.stem))
}

/** Where the most distinct words occur within a length; the start of the line if none do. */
function findDensest(places: readonly Place[], length: number): number {
  let [best, most] = [0, 0]
  for (const [order, { index }] of places.entries()) {
    const stems = new Set<string>()
    for (let next = order; (places[next]?.index ?? Number.POSITIVE_INFINITY) < index + length; next++) {
      stems.add(places[next]?.stem ?? '')
    }
    if (stems.size > most) [best, most] = [index, stems.size]
  }
  return best
}

function skipToBlank(line: string, start: number): number {
  const blank = line.slice(start, start + nearBlank).search(/\s/)
  return blank === -1 ? start + Number(isSecondHalf(line, start)) : start + blank + 1
}

function backToBlank(line: string, end: number): number {
  for (let index = end; index > end - nearBlank; index--) if (/\s/.test(line[index] ?? '')) return index
  return end - Number(isSecondHalf(line, end))
}

/** Whether the unit at an index is the second half of a surrogate pair. */
function isSecondHalf(line: string, index: number): boolean {
  const code = line.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff
}
