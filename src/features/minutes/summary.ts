import { openMinutes } from './minutes-text.ts'
import { isQuotable, listSections, quoteLine } from './sections.ts'
import type { Minutes, MinutesSection, QuotedLine } from './types.ts'

const decided =
  /^[\s>*_+-]{0,20}(?:decisions?|d[ée]cisions?|decided|agreed|approved|adopt[ée]e?|d[ée]cid[ée]|(?:we|the group) (?:decided|agreed)|(?:nous avons|il a été) (?:décidé|convenu))(?![\p{L}])/iu
const presented =
  /(?<![\p{L}])(?:speakers?|presenters?|presented|presentation was given|gave|given by|présentée?s?|présentation donnée|conférenci(?:er|ère)s?)(?![\p{L}])/iu

/** These sections say who came or what was planned, not what was said. */
const formal =
  /^(?:attend(?:ance|ees)|present|présen(?:ces?|ts?)|participants?|agenda|ordre du jour|introduction|welcome|bienvenue|links?|liens)\s*:?$/iu

/**
 * What some minutes were about, in their own lines. Each section gives its line with a decision, or else with a presenter, or
 * else its first line. Sections with decisions and presenters win when there are too many. The lines keep the order of the file.
 */
export function summarize(minutes: Minutes, most: number): readonly QuotedLine[] {
  const { lines, outline } = openMinutes(minutes)
  const ranked = listMainSections(listSections(minutes)).flatMap(({ firstLine, lastLine, heading }) => {
    const indexes = Array.from({ length: lastLine - firstLine }, (_, offset) => firstLine + offset)
    const quotable = indexes.filter((index) => isQuotable(outline, index))
    const isDecided = (index: number): boolean => decided.test((lines[index] ?? '').slice(0, 300))
    const isPresented = (index: number): boolean => presented.test((lines[index] ?? '').slice(0, 300))
    const [first] = quotable
    const best = quotable.find(isDecided) ?? quotable.find(isPresented) ?? first
    if (best === undefined) return []
    const rank = isDecided(best) ? 0 : isPresented(best) ? 1 : formal.test(heading) ? 3 : 2
    return [{ rank, line: quoteLine(outline, best, (index) => lines[index] ?? '') }]
  })
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ line }) => line)
    .toSorted((a, b) => a.lineNumber - b.lineNumber)
}

/** The outermost level with more than one heading: a single heading above the others is the title. */
function listMainSections(sections: readonly MinutesSection[]): readonly MinutesSection[] {
  const levels = [...new Set(sections.map(({ level }) => level))].sort((a, b) => a - b)
  const main = levels.find((level) => sections.filter((one) => one.level === level).length > 1) ?? levels[0]
  return sections.filter(({ level }) => level === main)
}
