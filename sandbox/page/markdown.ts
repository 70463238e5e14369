import type { Blocks, Inlines, Paragraph, Plain, Root, SourceRange, Task } from '@rocket.chat/message-parser'
import { emojiByName } from './emoji.ts'
import { guessLanguage } from './guess-language.ts'
import type { Language } from './labels.ts'
import { link } from './links.ts'
import { el, textOf, type View } from './view.ts'

interface MarkdownContext {
  /** The text that was parsed, for parts that the web client shows as typed. */
  source: string
  /** The reader; a mention of them is red. */
  me: string
  /** Names that are mentions; any other `@name` is plain text. */
  mentioned: ReadonlySet<string>
  /** The language of the page: parts in the other one are marked as such. */
  language?: Language
}

/** Draws a message's Markdown tree as the web client of 6.14 does: no tables, rules or spoilers. */
export function renderMarkdown(root: Root, context: MarkdownContext): View[] {
  const blocks = (root as readonly Root[number][]).map((block) => renderBlock(block, context))
  return markLanguages(blocks, context.language)
}

/** Parts are separated by blank lines: each is in one language. */
function markLanguages(blocks: readonly View[], page: Language | undefined): View[] {
  const parts: View[][] = [[]]
  for (const block of blocks) {
    if (typeof block !== 'string' && block.attributes['class'] === 'blank-line') parts.push([block], [])
    else parts.at(-1)?.push(block)
  }
  return parts.flatMap((part) => {
    const lang = guessLanguage(part.map(textOf).join(' '))
    if (lang === undefined || lang === page) return part
    return part.map((block) => (typeof block === 'string' ? block : { ...block, attributes: { ...block.attributes, lang } }))
  })
}

function renderBlock(block: Root[number], context: MarkdownContext): View {
  switch (block.type) {
    case 'PARAGRAPH':
      return el('p', {}, ...inlines(block.value, context))
    case 'HEADING':
      return el(`h${block.level}`, {}, ...inlines(block.value, context))
    case 'LINE_BREAK':
      return el('div', { class: 'blank-line' })
    case 'BIG_EMOJI':
      return el('p', { class: 'big-emoji' }, ...inlines(block.value, context))
    case 'CODE':
      return el('pre', {}, el('code', {}, block.value.map((line) => line.value.value).join('\n')))
    case 'QUOTE':
      return el('blockquote', {}, ...paragraphs(block.value, context))
    case 'KATEX':
      return el('p', {}, block.value)
    default:
      return renderListOrRaw(block, context)
  }
}

function renderListOrRaw(
  block: Exclude<Blocks, { type: 'CODE' | 'HEADING' | 'LINE_BREAK' | 'QUOTE' | 'KATEX' }>,
  context: MarkdownContext,
): View {
  switch (block.type) {
    case 'UNORDERED_LIST':
      return el('ul', {}, ...block.value.map((item) => el('li', {}, ...inlines(item.value, context))))
    case 'ORDERED_LIST':
      return el('ol', {}, ...block.value.map((item) => el('li', { value: item.number }, ...inlines(item.value, context))))
    case 'LIST_ITEM':
      return el('li', {}, ...inlines(block.value, context))
    case 'TASKS':
      return el('ul', { class: 'tasks' }, ...block.value.map((task) => renderTask(task, context)))
    case 'SPOILER_BLOCK':
      return el('div', {}, '||', ...paragraphs(block.value, context), '||')
    case 'TABLE':
    case 'HORIZONTAL_RULE':
      return el('p', { class: 'raw' }, sourceOf(block.fallback, context))
  }
}

function renderTask(task: Task, context: MarkdownContext): View {
  const box = el('input', { type: 'checkbox', disabled: true, checked: task.status })
  return el('li', {}, box, ' ', ...inlines(task.value, context))
}

function paragraphs(blocks: readonly Paragraph[], context: MarkdownContext): View[] {
  return blocks.map((block) => el('p', {}, ...inlines(block.value, context)))
}

function inlines(nodes: readonly Inlines[], context: MarkdownContext): View[] {
  return nodes.flatMap((node) => inline(node, context))
}

function inline(node: Inlines, context: MarkdownContext): View[] {
  switch (node.type) {
    case 'PLAIN_TEXT':
      return [node.value]
    case 'BOLD':
      return [el('strong', {}, ...inlines(node.value, context))]
    case 'ITALIC':
      return [el('em', {}, ...inlines(node.value, context))]
    case 'STRIKE':
      return [el('del', {}, ...inlines(node.value, context))]
    case 'INLINE_CODE':
      return [el('code', {}, node.value.value)]
    case 'SPOILER':
      return ['||', ...inlines(node.value, context), '||']
    case 'EMOJI':
      return [el('span', { class: 'emoji' }, emojiText(node))]
    default:
      return [reference(node, context)]
  }
}

type Reference = Extract<
  Inlines,
  { type: 'LINK' | 'IMAGE' | 'MENTION_USER' | 'MENTION_CHANNEL' | 'TIMESTAMP' | 'COLOR' | 'INLINE_KATEX' }
>

function reference(node: Reference, context: MarkdownContext): View {
  switch (node.type) {
    case 'LINK': {
      const label = Array.isArray(node.value.label) ? node.value.label : [node.value.label]
      return link(node.value.src.value, ...inlines(label, context))
    }
    case 'IMAGE':
      return link(node.value.src.value, ...inlines([node.value.label], context))
    case 'MENTION_USER':
      return mention(node.value.value, context)
    case 'MENTION_CHANNEL':
      return el('span', { class: 'chip' }, `#${node.value.value}`)
    case 'TIMESTAMP':
      return `<t:${node.value.timestamp}:${node.value.format}>`
    case 'COLOR':
      return `color:rgba(${node.value.r}, ${node.value.g}, ${node.value.b}, ${node.value.a / 255})`
    case 'INLINE_KATEX':
      return node.value
  }
}

// The chip leaves out the @. `@all` and `@here` have a colour of their own, because they also address the reader.
function mention(name: string, { me, mentioned }: MarkdownContext): View {
  if (!mentioned.has(name)) return `@${name}`
  const tone = name === me ? ' chip-me' : name === 'all' || name === 'here' ? ' chip-all' : ''
  return el('span', { class: `chip${tone}` }, name)
}

function emojiText(node: Extract<Inlines, { type: 'EMOJI' }>): string {
  if (node.value === undefined) return node.unicode
  return emojiByName(node.shortCode) ?? (node.value.value === node.shortCode ? `:${node.shortCode}:` : node.value.value)
}

function sourceOf(fallback: SourceRange | Plain | undefined, { source }: MarkdownContext): string {
  if (fallback === undefined) return source
  return Array.isArray(fallback) ? source.slice(fallback[0], fallback[1]) : fallback.value
}
