import { isActionHeading } from './action-items/read-action-item.ts'
import { isAskingWord, isStopWord } from './search/common-words.ts'
import { type GlossaryLookup, translateStem } from './search/glossary.ts'
import { stem } from './search/stem.ts'
import { splitSearchWords } from './search/words.ts'
import { listSections } from './sections.ts'
import type { Minutes, MinutesSection } from './types.ts'

/**
 * The sections of some minutes that match a name, in either language. The best match is a heading with all of its words and
 * no others; failing that, one with few others. Action sections are found by any of their names.
 */
export function findSections(minutes: Minutes, name: string, glossary: GlossaryLookup): readonly MinutesSection[] {
  const asked = listSenses(name, glossary)
  if (asked.length === 0) return []
  const sections = listSections(minutes)
  const rated = sections.map((section) => ({ section, words: listStems(section.heading) }))
  const whole = rated.filter(({ words }) => says(words, asked) && words.length === asked.length)
  const part = rated.filter(({ words }) => says(words, asked) && words.length <= 2 * asked.length)
  const actions = isActionHeading(name.trim()) ? rated.filter(({ section }) => isActionHeading(section.heading)) : []
  const found = [whole, actions, part].find((some) => some.length > 0) ?? []
  return dropInner(found.map(({ section }) => section))
}

function says(words: readonly string[], asked: readonly (readonly string[])[]): boolean {
  return asked.every((senses) => senses.some((sense) => words.includes(sense)))
}

/** A subsection is shown with its section, so it's left out. Sections come in the order of their lines. */
function dropInner(sections: readonly MinutesSection[]): readonly MinutesSection[] {
  let shownTo = 0
  return sections.filter(({ firstLine, lastLine }) => {
    const isOuter = firstLine > shownTo
    if (isOuter) shownTo = lastLine
    return isOuter
  })
}

/** Each word of a name with its translation. */
function listSenses(name: string, glossary: GlossaryLookup): readonly (readonly string[])[] {
  return listStems(name.slice(0, longestName)).map((one) => [one, ...translateStem(one, glossary)])
}

/** Headings are shorter than this. */
const longestName = 200

/** A heading made only of common words, such as "Discussion" or "Who came", is matched by those words. */
function listStems(text: string): readonly string[] {
  const words = splitSearchWords(text).filter((word) => !isStopWord(word))
  const telling = words.filter((word) => !isAskingWord(word))
  return (telling.length > 0 ? telling : words).map(stem)
}
