import { openMinutes } from './minutes-text.ts'
import { lineKinds, type Outline, parentOf, type Structure } from './open-outline.ts'
import type { Minutes, MinutesSection, QuotedLine } from './types.ts'

export function listSections(minutes: Minutes): readonly MinutesSection[] {
  const { lines, outline } = openMinutes(minutes)
  const sections: MinutesSection[] = []
  const pathByLine = new Map<number, readonly string[]>()
  const lastLines = findLastLines(lines, outline)
  for (const [order, { line, level }] of outline.headings.entries()) {
    const heading = readHeading(lines[line] ?? '')
    const path = [...(pathByLine.get(parentOf(outline, line)) ?? []), heading]
    pathByLine.set(line, path)
    sections.push({ heading, path, level, firstLine: line + 1, lastLine: lastLines[order] ?? line + 1 })
  }
  return sections
}

/** Goes backwards and remembers the nearest heading of every level, so that ten thousand headings take one pass. */
function findLastLines(lines: readonly string[], outline: Outline): Int32Array {
  const nextByLevel = new Int32Array(7).fill(lines.length)
  const found = new Int32Array(outline.headings.length)
  for (let order = outline.headings.length - 1; order >= 0; order--) {
    const { line, level } = outline.headings[order] ?? { line: 0, level: 1 }
    found[order] = nextByLevel[level] ?? lines.length
    nextByLevel.fill(line, level)
  }
  return found
}

/** Nobody reads longer headings. The limit also keeps the patterns from scanning a huge line repeatedly. */
const longestHeading = 500

function readHeading(line: string): string {
  return line
    .trim()
    .slice(0, longestHeading)
    .replace(/^#{1,6}\s*/, '')
    .replace(/(?<!\s)\s+#+$/, '')
    .trim()
}

/** Index of the nearest heading above a line (itself, for a heading); -1 for none. */
export function findHeading(outline: Structure, line: number): number {
  let index = line
  while (index !== -1 && outline.kinds[index] !== lineKinds.heading) index = parentOf(outline, index)
  return index
}

/**
 * @param line Index of the line in the file.
 * @param textOf Returns the text of a line by its index.
 */
export function quoteLine(outline: Structure, line: number, textOf: (line: number) => string): QuotedLine {
  const heading = findHeading(outline, line)
  return {
    lineNumber: line + 1,
    text: dropComments(textOf(line)).trim(),
    heading: heading === -1 ? undefined : readHeading(textOf(heading)),
  }
}

/** The page doesn't show comments of HTML. */
function dropComments(line: string): string {
  return line.includes('<!--') ? line.replace(/<!--[\s\S]*?(?:-->|$)/g, '') : line
}

/** The lines of a section or passage that a reader of the page sees, without headings. */
export function quoteLines(
  minutes: Minutes,
  range: { readonly firstLine: number; readonly lastLine: number },
): readonly QuotedLine[] {
  const { lines, outline } = openMinutes(minutes)
  const quoted: QuotedLine[] = []
  for (let line = range.firstLine - 1; line < Math.min(range.lastLine, lines.length); line++) {
    if (isQuotable(outline, line)) quoted.push(quoteLine(outline, line, (index) => lines[index] ?? ''))
  }
  return quoted
}

export function isQuotable(outline: Structure, line: number): boolean {
  const kind = outline.kinds[line]
  return kind === lineKinds.text || kind === lineKinds.item
}
