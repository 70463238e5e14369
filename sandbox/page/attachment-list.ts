import { renderAttachmentInline } from './attachment-inline.ts'
import { el, type View } from './view.ts'

const ITEM = /^(?<indent>\s*)(?<mark>[-*+]|\d+[.)])\s+(?<text>.*)$/

interface Item {
  text: string
  indent: number
  ordered: boolean
  below: Item[]
}

/** A list of attachment text; deeper indentation nests. A line that doesn't start an item belongs to the item above. */
export function renderList(lines: readonly string[]): View {
  return listOf(nest(lines.reduce<Item[]>(addLine, [])))
}

function addLine(items: Item[], line: string): Item[] {
  const groups = ITEM.exec(line)?.groups
  const last = items.at(-1)
  if (groups !== undefined) {
    const { indent = '', mark = '-', text = '' } = groups
    items.push({ text, indent: indent.length, ordered: /^\d/.test(mark), below: [] })
  } else if (last !== undefined) {
    last.text += ` ${line.trim()}`
  }
  return items
}

function nest(items: readonly Item[]): Item[] {
  const top: Item[] = []
  const path: Item[] = []
  for (const item of items) {
    while (path.length > 0 && (path.at(-1)?.indent ?? 0) >= item.indent) path.pop()
    const parent = path.at(-1)
    if (parent === undefined) top.push(item)
    else parent.below.push(item)
    path.push(item)
  }
  return top
}

function listOf(items: readonly Item[]): View {
  return el(items[0]?.ordered === true ? 'ol' : 'ul', {}, ...items.map(itemView))
}

function itemView(item: Item): View {
  const task = /^\[(?<mark>[ xX])\]\s+(?<rest>.*)$/s.exec(item.text)?.groups
  const box = task === undefined ? [] : [el('input', { type: 'checkbox', disabled: true, checked: task['mark'] !== ' ' }), ' ']
  const words = renderAttachmentInline(task?.['rest'] ?? item.text)
  return el('li', {}, ...box, ...words, ...(item.below.length > 0 ? [listOf(item.below)] : []))
}
