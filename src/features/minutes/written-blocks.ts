import { cleanWords, dropInvisible, writeWords } from './written-words.ts'

/** A line inside a list item ends with two spaces, so that the page breaks it there too. */
const lineBreak = '  '

const itemLine = /^(\s*)([-*+•‣–]|\d{1,3}[.)])\s+(\S.*)$/
const fenceLine = /^\s*(`{3,}|~{3,})(?:\s*([\w+#.-]{1,30}))?\s*$/

interface OpenItem {
  /** How far it was indented when typed. */
  readonly indent: number
  /** The column of its words on the page. */
  readonly column: number
}

/**
 * Writes people's words as an item of a Markdown list, without its bullet. Several lines stay several lines: a pasted list
 * becomes a list, and what is between fences stays a block of code. Everything else is as in `writeWords`.
 * @param label Markdown that comes before the words; `closing` after their first line.
 */
export function writeItem(words: string, label = '', closing = ''): string {
  const lines = words.split(/\r\n?|\n/).filter((line) => line.trim() !== '' || words.includes('```'))
  const [first = '', ...rest] = lines
  if (lines.length <= 1) return `${label}${writeWords(first)}${closing}`
  const startsPlain = !itemLine.test(first) && !fenceLine.test(first)
  const written = startsPlain
    ? [`${label}${writeWords(first)}${closing}`]
    : label === ''
      ? []
      : [`${label.trimEnd()}${closing}`]
  // A list without a line before it isn't nested in anything.
  const column = written.length === 0 ? 0 : 2
  return writeLines(startsPlain ? rest : lines, written, column)
}

function writeLines(lines: readonly string[], written: string[], column: number): string {
  const open: OpenItem[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const fence = fenceLine.exec(line)
    if (fence) {
      const end = findFenceEnd(lines, index, fence[1] ?? '')
      written.push(...writeCode(lines.slice(index + 1, end), fence[2] ?? '', open.at(-1)?.column ?? Math.max(2, column)))
      index = end
    } else if (line.trim() !== '') putLine(line, { open, written, column })
  }
  return written.join('\n').replace(/^(?:\* | {2})/, '')
}

interface Writing {
  readonly open: OpenItem[]
  readonly written: string[]
  readonly column: number
}

function putLine(line: string, { open, written, column }: Writing): void {
  const [, blanks = '', sign, text = ''] = itemLine.exec(line) ?? []
  if (sign === undefined) {
    const last = written.length - 1
    if (last >= 0 && !/^\s*(?:`{3,}|~{3,})/.test(written[last] ?? '')) written[last] += lineBreak
    written.push(`${' '.repeat(open.at(-1)?.column ?? Math.max(2, column))}${writeWords(line)}`)
    return
  }
  const indent = blanks.replaceAll('\t', '    ').length
  while ((open.at(-1)?.indent ?? -1) >= indent) open.pop()
  const at = open.at(-1)?.column ?? column
  const bullet = /\d/.test(sign) ? `${Number.parseInt(sign, 10)}.` : '*'
  // At the outermost level, the bullet of the mark itself is the first item's.
  const isNumberedOutside = at === 0 && bullet !== '*'
  written.push(`${' '.repeat(at)}${isNumberedOutside ? `* ${writeWords(`${sign} ${text}`)}` : `${bullet} ${writeWords(text)}`}`)
  open.push({ indent, column: at + (isNumberedOutside ? 2 : bullet.length + 1) })
}

function findFenceEnd(lines: readonly string[], start: number, fence: string): number {
  const end = lines.findIndex((line, index) => index > start && line.trim().startsWith(fence) && /^[`~]+$/.test(line.trim()))
  return end === -1 ? lines.length : end
}

/** Hugo looks for shortcodes in code too, so code with one becomes ordinary lines. */
function writeCode(lines: readonly string[], language: string, column: number): readonly string[] {
  const indent = ' '.repeat(column)
  const code = lines.map((line) => dropInvisible(line.toWellFormed().replaceAll('\t', '    ')).trimEnd())
  if (code.some((line) => /\{\{[<%]/.test(line)))
    return code.filter((line) => cleanWords(line) !== '').map((line) => `${indent}${writeWords(line)}${lineBreak}`)
  const longest = Math.max(2, ...code.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)))
  const fence = '`'.repeat(longest + 1)
  return [`${indent}${fence}${language}`, ...code.map((line) => `${indent}${line}`.trimEnd()), `${indent}${fence}`]
}
