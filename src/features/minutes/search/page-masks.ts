import { type IndexedPage, openPage, type SearchPage } from './page.ts'
import type { Postings } from './postings.ts'
import type { QuestionReading } from './readings.ts'

/** The parts of a question that each page says, as bits. */
export function findMasks(readings: readonly QuestionReading[], pages: readonly IndexedPage[], postings: Postings): Int32Array {
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

export function isReadAt(words: SearchPage['words'], position: number, end: number, ids: readonly number[]): boolean {
  if (position + ids.length > end) return false
  for (let offset = 0; offset < ids.length; offset++) if (words[position + offset] !== ids[offset]) return false
  return true
}
