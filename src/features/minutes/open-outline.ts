/** What a line is. Hidden lines (blank, comments, front matter) are never searched or quoted. Every line starts out hidden. */
export const lineKinds = { hidden: 0, heading: 1, text: 2, item: 3 } as const

export interface HeadingLine {
  /** Index of the line. */
  readonly line: number
  /** 1 to 6. */
  readonly level: number
}

export type Numbers = Uint8Array | Uint16Array | Uint32Array

/** What each line is and what it's under, by line index. */
export interface Structure {
  /** One of `lineKinds` for every line of the file. */
  readonly kinds: Numbers
  /**
   * Line number of the heading, lead-in paragraph or list item that a line is under; 0 for none. Always smaller than the line's
   * own.
   */
  readonly parents: Numbers
}

export interface Outline extends Structure {
  readonly headings: readonly HeadingLine[]
}

interface Open {
  readonly line: number
  readonly depth: number
}

/** An outline under construction: lines are added one after the other, with what is open at this point. */
export interface OpenOutline {
  readonly kinds: Uint8Array
  readonly parents: Uint32Array
  readonly headings: HeadingLine[]
  readonly openHeadings: Open[]
  readonly openItems: Open[]
  /** The first line of the last paragraph, which a following list belongs to; -1 for none. */
  lead: number
  /** The line that the next one may continue; -1 after a blank. */
  previous: number
}

export function startOutline(lineCount: number): OpenOutline {
  return {
    kinds: new Uint8Array(lineCount),
    parents: new Uint32Array(lineCount),
    headings: [],
    openHeadings: [],
    openItems: [],
    lead: -1,
    previous: -1,
  }
}

/** Index of the line that a line is under; -1 for none. */
export function parentOf({ parents }: Structure, line: number): number {
  return (parents[line] ?? 0) - 1
}

export function putBlank(outline: OpenOutline): void {
  outline.previous = -1
}

/** Also for a line that was added as text before its underline was seen. */
export function putHeading(outline: OpenOutline, line: number, level: number): void {
  closeDeeper(outline.openHeadings, level)
  put(outline, line, lineKinds.heading, top(outline.openHeadings))
  outline.openHeadings.push({ line, depth: level })
  outline.headings.push({ line, level })
  outline.openItems.length = 0
  outline.lead = -1
  outline.previous = -1
}

/** Whether the line is a paragraph of one line, which an underline would turn into a heading. */
export function mayBeHeading(outline: OpenOutline, line: number): boolean {
  return line >= 0 && line === outline.lead && line === outline.previous
}

export function putItem(outline: OpenOutline, line: number, indent: number): void {
  closeDeeper(outline.openItems, indent)
  put(outline, line, lineKinds.item, findInnermost(outline))
  outline.openItems.push({ line, depth: indent })
}

export function putText(outline: OpenOutline, line: number, indent: number): void {
  const goesOn = outline.previous === line - 1 && outline.previous !== -1
  if (outline.openItems.length > 0 && (goesOn || indent >= 2)) {
    put(outline, line, lineKinds.text, top(outline.openItems))
    return
  }
  outline.openItems.length = 0
  const inParagraph = goesOn && outline.lead !== -1
  put(outline, line, lineKinds.text, inParagraph ? outline.lead : top(outline.openHeadings))
  if (!inParagraph) outline.lead = line
}

/** Code belongs to the block it is in, and doesn't end it. */
export function putCode(outline: OpenOutline, line: number): void {
  put(outline, line, lineKinds.text, findInnermost(outline))
}

function put(outline: OpenOutline, line: number, kind: number, parent: number): void {
  outline.kinds[line] = kind
  outline.parents[line] = parent + 1
  outline.previous = line
}

function findInnermost({ openItems, openHeadings, lead }: OpenOutline): number {
  if (openItems.length > 0) return top(openItems)
  return lead === -1 ? top(openHeadings) : lead
}

function top(open: readonly Open[]): number {
  return open.at(-1)?.line ?? -1
}

function closeDeeper(open: Open[], depth: number): void {
  while ((open.at(-1)?.depth ?? -1) >= depth) open.pop()
}
