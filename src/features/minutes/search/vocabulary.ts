import { isAskingWord, isStopWord } from './common-words.ts'
import { stem } from './stem.ts'
import { createNearWordTable, type NearWordTable } from './typos.ts'
import { createWordTable } from './word-table.ts'

/** Every word in the minutes, numbered by its stem. */
export interface Vocabulary {
  /** The stem number of the UTF-8 word from `start` up to `end`; a new number if the word is new. */
  add(bytes: Uint8Array, start: number, end: number): number
  /** The stem number of a folded word; undefined when no form of it is in the minutes. */
  find(word: string): number | undefined
  /** Whether the stem comes from a word without a meaning of its own. */
  isEmpty(id: number): boolean
  /** Whether the stem begins with a digit. */
  isNumber(id: number): boolean
  /** Folded words, as they appear in the minutes, for comparing them. */
  nearWords(): NearWordTable
  readonly size: number
}

export function createVocabulary(): Vocabulary {
  const table = createWordTable()
  /** Indexed by the word's number in the table. */
  const ids: number[] = []
  const idByStem = new Map<string, number>()
  const empty: boolean[] = []
  const numeric: boolean[] = []
  let near: NearWordTable | undefined

  function learn(word: string): number {
    const root = stem(word)
    const id = idByStem.get(root) ?? idByStem.size
    idByStem.set(root, id)
    ids.push(id)
    empty[id] ??= isStopWord(word) || isAskingWord(word)
    numeric[id] ??= /^\d/.test(word)
    return id
  }

  return {
    add: (bytes, start, end) => {
      const number = table.add(bytes, start, end)
      return ids[number] ?? learn(table.words[number] ?? '')
    },
    find: (word) => ids[table.find(word) ?? -1] ?? idByStem.get(stem(word)),
    isEmpty: (id) => empty[id] ?? false,
    isNumber: (id) => numeric[id] ?? false,
    nearWords: () => {
      if (near === undefined || near.letters.length < table.words.length) near = createNearWordTable(table.words)
      return near
    },
    get size() {
      return idByStem.size
    },
  }
}
