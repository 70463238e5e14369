import { renderAttachmentInline } from './attachment-inline.ts'
import { renderList } from './attachment-list.ts'
import { el, type View } from './view.ts'

const LIST_LINE = /^\s*(?:[-*+]|\d+[.)])\s+/
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/

/**
 * The text of an attachment. Rocket.Chat parses it differently from a message: it joins single line breaks, turns an underlined
 * line into a heading, nests lists, draws tables, and shows quote marks as typed.
 */
export function renderAttachmentText(text: string): View[] {
  const lines = text.split('\n')
  const views: View[] = []
  while (lines.length > 0) views.push(...takeBlock(lines))
  return views
}

function takeBlock(lines: string[]): View[] {
  const [line = '', next] = lines
  if (line.trim() === '') return drop(lines, 1)
  if (line.startsWith('```')) return [takeCode(lines)]
  if (/^#{1,6}\s/.test(line)) return [heading(lines.shift() ?? '')]
  if (/^\s*(?:-{3,}|\*{3,})\s*$/.test(line)) return drop(lines, 1, el('hr'))
  if (LIST_LINE.test(line)) return [renderList(takeWhile(lines, (one) => LIST_LINE.test(one) || /^\s+\S/.test(one)))]
  if (line.includes('|') && next?.includes('|') === true && TABLE_RULE.test(next)) return [takeTable(lines)]
  return [takeParagraph(lines)]
}

function takeParagraph(lines: string[]): View {
  const words: string[] = []
  while (lines.length > 0) {
    const [line = ''] = lines
    if (words.length > 0 && /^\s*(?:-{2,}|={2,})\s*$/.test(line)) {
      lines.shift()
      return el(line.trim().startsWith('=') ? 'h1' : 'h2', {}, ...renderAttachmentInline(words.join(' ')))
    }
    if (line.trim() === '' || line.startsWith('```') || /^#{1,6}\s/.test(line) || (words.length > 0 && LIST_LINE.test(line)))
      break
    words.push(line.trim())
    lines.shift()
  }
  return el('p', {}, ...renderAttachmentInline(words.join(' ')))
}

function takeCode(lines: string[]): View {
  lines.shift()
  const code = takeWhile(lines, (line) => !line.startsWith('```'))
  lines.shift()
  return el('pre', {}, el('code', {}, code.join('\n')))
}

function takeTable(lines: string[]): View {
  const head = lines.shift() ?? ''
  lines.shift()
  const rows = takeWhile(lines, (line) => line.includes('|'))
  const row = (line: string, tag: string): View =>
    el('tr', {}, ...cells(line).map((cell) => el(tag, {}, ...renderAttachmentInline(cell))))
  return el('table', {}, el('thead', {}, row(head, 'th')), el('tbody', {}, ...rows.map((line) => row(line, 'td'))))
}

function cells(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())
}

function heading(line: string): View {
  const marks = /^#+/.exec(line)?.[0] ?? '#'
  return el(`h${marks.length}`, {}, ...renderAttachmentInline(line.slice(marks.length).trim()))
}

function takeWhile(lines: string[], fits: (line: string) => boolean): string[] {
  const taken: string[] = []
  while (lines.length > 0 && fits(lines[0] ?? '')) taken.push(lines.shift() ?? '')
  return taken
}

function drop(lines: string[], count: number, ...instead: View[]): View[] {
  lines.splice(0, count)
  return instead
}
