import { lineKinds, parentOf } from '../open-outline.ts'
import type { SearchPage } from './page.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Folded words of a heading that introduces a recap of an earlier meetup. All words of a row have to be there. */
const marks: readonly (readonly string[])[] = [
  ['recap'],
  ['recapitulation'],
  ['recapitulatif'],
  ['rappel'],
  ...['previous', 'last'].flatMap((which) => ['meeting', 'meetup', 'minutes'].map((what) => [which, what])),
  ...['precedent', 'precedente', 'derniere', 'dernier'].flatMap((which) =>
    ['rencontre', 'reunion', 'seance', 'compte'].map((what) => [which, what]),
  ),
]

/** Says which lines of a page are under a heading or lead-in that announces a recap. */
export type RecapFinder = (page: SearchPage) => (line: number) => boolean

export function createRecapFinder(vocabulary: Vocabulary): RecapFinder {
  const known = marks.flatMap((row) => {
    const ids = row.map((word) => vocabulary.find(word)).filter((id) => id !== undefined)
    return ids.length === row.length ? [ids] : []
  })
  return (page) => {
    const isRecap = new Map<number, boolean>()
    return (line) => {
      let above = parentOf(page, line)
      while (above !== -1) {
        const answer = isRecap.get(above) ?? announces(page, above, known)
        isRecap.set(above, answer)
        if (answer) return true
        above = parentOf(page, above)
      }
      return false
    }
  }
}

function announces({ words, starts, kinds }: SearchPage, line: number, known: readonly (readonly number[])[]): boolean {
  if (kinds[line] !== lineKinds.heading || known.length === 0) return false
  const own = words.subarray(starts[line], starts[line + 1])
  return known.some((ids) => ids.every((id) => own.includes(id)))
}

/** What a line says, as a key: the same words in the same order, ignoring marks around them. */
export function keyOfLine({ words, starts }: SearchPage, line: number): string {
  return words.subarray(starts[line], starts[line + 1]).join(' ')
}
