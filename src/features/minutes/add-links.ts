import { readWords, writeWords } from './written-words.ts'

/** A link to add to the minutes after the meetup, such as a talk's slides. */
export interface TalkLink {
  /** The talk's title, as people typed it. */
  readonly title: string
  /** The link in Markdown, as `[Slides](https://…)`. */
  readonly markdown: string
  /** The address, as it appears in the link. */
  readonly url: string
}

/**
 * Adds links to a file of minutes: under the heading that names the talk, or after the list item that names it, or at the end
 * under `heading`. Skips links that the file already has. Every other line stays as it is.
 */
export function addLinks(text: string, links: readonly TalkLink[], heading: string): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text.replace(/(?<!\n)(?:\r?\n)+$/, '').split(/\r?\n/)
  const missing = links.filter(({ url }) => !text.includes(url))
  if (missing.length === 0) return text
  const withoutTalk = missing.filter((link) => !putAtTalk(lines, link))
  if (withoutTalk.length > 0) {
    const items = withoutTalk.map(({ title, markdown }) => `* ${writeWords(title)}, ${markdown}`)
    if (!lines.some((line) => line.trim() === `## ${heading}`)) lines.push('', `## ${heading}`, '')
    lines.push(...items)
  }
  return `${lines.join(eol)}${eol}`
}

function putAtTalk(lines: string[], { title, markdown }: TalkLink): boolean {
  const open = outsideFences(lines)
  const headings = open.filter((index) => /^#{1,6}\s/.test(lines[index] ?? ''))
  const start = headings.find((index) => names(lines[index] ?? '', title))
  if (start !== undefined) {
    const end = headings.find((index) => index > start) ?? lines.length
    let last = end - 1
    while (last > start && lines[last]?.trim() === '') last -= 1
    // Also when the last item ends with a line of its own, such as the end of its code.
    const isList = /^(?:\s*[*+-]\s|\s{2,}\S)/.test(lines[last] ?? '')
    lines.splice(last + 1, 0, ...(isList ? [] : ['']), `* ${markdown}`)
    return true
  }
  const item = open.find((index) => /^\s*(?:[*+-]|\d+[.)])\s/.test(lines[index] ?? '') && names(lines[index] ?? '', title))
  if (item === undefined) return false
  lines[item] = `${lines[item]?.trimEnd()}, ${markdown}`
  return true
}

/** Indexes of the lines that are neither code nor front matter. */
function outsideFences(lines: readonly string[]): readonly number[] {
  const marker = lines[0] === '+++' || lines[0] === '---' ? lines[0] : undefined
  const begin = marker === undefined ? 0 : lines.indexOf(marker, 1) + 1
  let fence: string | undefined
  return lines.flatMap((line, index) => {
    if (index < begin) return []
    const [, bullet, sign] = /^\s{0,12}([*+-]\s+|\d{1,9}[.)]\s+)?(```|~~~)/.exec(line) ?? []
    const isInside = fence !== undefined || sign !== undefined
    if (sign !== undefined && fence === undefined) fence = sign
    else if (sign === fence && bullet === undefined) fence = undefined
    return isInside ? [] : [index]
  })
}

function names(line: string, title: string): boolean {
  const wanted = fold(title)
  return wanted !== '' && fold(readWords(line)).includes(wanted)
}

function fold(words: string): string {
  return words.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
