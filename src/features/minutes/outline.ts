import {
  mayBeHeading,
  type OpenOutline,
  type Outline,
  putBlank,
  putCode,
  putHeading,
  putItem,
  putText,
  startOutline,
} from './open-outline.ts'

/** Also in a list, where a fence may be next to the bullet and is indented as far as the item. */
const fenceLine = /^[ \t]{0,12}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})?(`{3,}|~{3,})/
/** Keeps a line of a million marks from producing a pattern that can't be compiled. */
const longestFence = 100
const headingLine = /^ {0,3}(#{1,6})(?:\s+|$)/

/** These are matched against trimmed lines. */
const underline = /^(?:=+|-{2,})$/
const ruleLine = /^([-*_])(?:\s*\1){2,}$/
const itemLine = /^(?:[-*+]|\d{1,9}[.)])\s+\S/

/** Lines that the page doesn't show: HTML comments and tags, Hugo shortcodes. */
const hiddenLine = /^(?:<!--.*-->|(?:<[^<>]*>\s*)+|\{\{[<%][^{}]*[%>]\}\})?$/

/**
 * Reads the structure of Markdown line by line: which lines can be quoted, and under which heading, lead-in or item each one
 * is.
 * That doesn't need a full Markdown tree, and a thousand files are read at startup. No pattern here backtracks over a line,
 * however long the line is.
 */
export function readOutline(lines: readonly string[], bodyStart: number): Outline {
  const outline = startOutline(lines.length)
  let block: Block | undefined
  for (let index = bodyStart; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (block) {
      const isEnd = block.end.test(line)
      if (block.isCode && !isEnd) putCode(outline, index)
      if (isEnd) block = undefined
    } else {
      block = line === '' ? undefined : openBlock(line)
      if (block || line === '') putBlank(outline)
      else readLine(outline, line, index)
    }
  }
  return { kinds: outline.kinds, parents: outline.parents, headings: outline.headings }
}

interface Block {
  readonly end: RegExp
  readonly isCode: boolean
}

/** The code fence or comment that this line opens; nothing inside it is structure. */
function openBlock(line: string): Block | undefined {
  const fence = line.includes('```') || line.includes('~~~') ? fenceLine.exec(line)?.[1] : undefined
  if (fence !== undefined) {
    const mark = fence.startsWith('`') ? '`' : '~'
    return { isCode: true, end: new RegExp(`^[ \\t]{0,12}${mark}{${Math.min(fence.length, longestFence)},}\\s*$`) }
  }
  const opensComment = line.includes('<!--') && line.trimStart().startsWith('<!--') && !line.includes('-->')
  return opensComment ? { isCode: false, end: /-->/ } : undefined
}

function readLine(outline: OpenOutline, line: string, index: number): void {
  const words = line.trim()
  const marks = words.startsWith('#') ? headingLine.exec(line)?.[1] : undefined
  if (marks !== undefined) putHeading(outline, index, marks.length)
  else if (underline.test(words) && mayBeHeading(outline, index - 1))
    putHeading(outline, index - 1, words.startsWith('=') ? 1 : 2)
  else if (hiddenLine.test(words) || ruleLine.test(words)) putBlank(outline)
  else if (itemLine.test(words)) putItem(outline, index, measureIndent(line))
  else putText(outline, index, measureIndent(line))
}

/** In columns. A tab advances to the next multiple of four, as in lists that editors indent with tabs. */
function measureIndent(line: string): number {
  let columns = 0
  for (let index = 0; line[index] === ' ' || line[index] === '\t'; index++) columns += line[index] === '\t' ? 4 : 1
  return columns
}
