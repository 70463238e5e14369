import { isAskingWord, isStopWord } from './common-words.ts'
import { stem } from './stem.ts'

/** Every word that the minutes say, numbered by its stem. */
export interface Vocabulary {
  /** The number of a folded word's stem; a new one when nobody has said it before. */
  add(word: string): number
  /** The number of a folded word's stem; undefined when nobody has said it in any form. */
  find(word: string): number | undefined
  /** Whether the stem comes from a word without a meaning of its own. */
  isEmpty(id: number): boolean
  /** Folded words as they stand in the minutes. */
  words(): IterableIterator<string>
  readonly size: number
}

export function createVocabulary(): Vocabulary {
  const idByWord = new Map<string, number>()
  const idByStem = new Map<string, number>()
  const empty: boolean[] = []

  function addNew(word: string): number {
    const root = stem(word)
    const id = idByStem.get(root) ?? idByStem.size
    idByStem.set(root, id)
    idByWord.set(word, id)
    empty[id] ??= isStopWord(word) || isAskingWord(word)
    return id
  }

  return {
    add: (word) => idByWord.get(word) ?? addNew(word),
    find: (word) => idByWord.get(word) ?? idByStem.get(stem(word)),
    isEmpty: (id) => empty[id] ?? false,
    words: () => idByWord.keys(),
    get size() {
      return idByStem.size
    },
  }
}
