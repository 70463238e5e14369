import { lineKinds, parentOf } from '../open-outline.ts'
import type { SearchPage } from './page.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Folded words of a heading that introduces a recap of an earlier meetup. All words of a row have to be there. */
const recapWords: readonly (readonly string[])[] = [
  ['recap'],
  ['recapitulation'],
  ['recapitulatif'],
  ['rappel'],
  ...['previous', 'last'].flatMap((which) => ['meeting', 'meetup', 'minutes'].map((what) => [which, what])),
  ...['precedent', 'precedente', 'derniere', 'dernier'].flatMap((which) =>
    ['rencontre', 'reunion', 'seance', 'compte'].map((what) => [which, what]),
  ),
]

/** Says whether a line of a page is under a heading or lead-in that announces a recap. */
export type RecapFinder = (page: SearchPage, line: number) => boolean

export function createRecapFinder(vocabulary: Vocabulary): RecapFinder {
  const known = recapWords.flatMap((row) => {
    const ids = row.map((word) => vocabulary.find(word)).filter((id) => id !== undefined)
    return ids.length === row.length ? [ids] : []
  })
  const isFirst = new Uint8Array(vocabulary.size)
  for (const [first = 0] of known) isFirst[first] = 1
  return (page, line) => {
    for (let above = parentOf(page, line); above !== -1; above = parentOf(page, above)) {
      if (page.kinds[above] === lineKinds.heading && announces(page, above, known, isFirst)) return true
    }
    return false
  }
}

function announces(
  { words, starts }: SearchPage,
  line: number,
  known: readonly (readonly number[])[],
  isFirst: Uint8Array,
): boolean {
  const [from = 0, end = 0] = [starts[line], starts[line + 1]]
  for (let position = from; position < end; position++) {
    const isMark = isFirst[words[position] ?? 0] === 1
    // Only now is it worth to look for all words of a row.
    if (isMark) return known.some((ids) => ids.every((id) => words.subarray(from, end).includes(id)))
  }
  return false
}

/** What a line says, as a key: the same words in the same order, ignoring marks around them. */
export function keyOfLine({ words, starts }: SearchPage, line: number): string {
  return words.subarray(starts[line], starts[line + 1]).join(' ')
}
