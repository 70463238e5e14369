import { lineKinds } from '../open-outline.ts'
import type { Minutes } from '../types.ts'
import type { Vocabulary } from './vocabulary.ts'
import { splitWords } from './words.ts'

/** Some minutes as numbers, so that a question goes over ten thousand of them without touching a string. */
export interface Page {
  readonly minutes: Minutes
  /** Stems of all searched lines, one after the other. */
  readonly words: Uint32Array
  /** Where each line begins in `words`; one entry more than there are lines. */
  readonly starts: Uint32Array
}

export function readPage(minutes: Minutes, vocabulary: Vocabulary): Page {
  const words: number[] = []
  const starts = new Uint32Array(minutes.lines.length + 1)
  for (let index = 0; index < minutes.lines.length; index++) {
    starts[index] = words.length
    const text = searchedText(minutes, index)
    if (text === '') continue
    for (const word of splitWords(text)) words.push(vocabulary.add(word))
  }
  starts[minutes.lines.length] = words.length
  return { minutes, words: new Uint32Array(words), starts }
}

/** Of the front matter only the title is searched: the rest is the same in every file. */
function searchedText(minutes: Minutes, index: number): string {
  if (minutes.outline.kinds[index] !== lineKinds.hidden) return minutes.lines[index] ?? ''
  return index + 1 === minutes.titleLine ? minutes.title : ''
}
