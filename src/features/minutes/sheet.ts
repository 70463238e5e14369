import type { Decoded } from './decode.ts'
import { type Fields, readFields } from './fields.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { type OpenMinutes, packText, splitLines } from './minutes-text.ts'
import { readOutline } from './outline.ts'

/** The head of a page isn't longer than this. */
const beginningLines = 12

export function readBeginning({ opened: { lines }, frontMatter }: Sheet): string {
  const start = frontMatter?.bodyStart ?? 0
  return lines
    .slice(start, start + beginningLines)
    .map((line) => line.slice(0, 200))
    .join('\n')
}

/** A parsed file whose date isn't known yet. */
export interface Sheet {
  readonly file: string
  /** Base name without extension. */
  readonly name: string
  readonly opened: OpenMinutes
  readonly text: Uint8Array
  readonly frontMatter: FrontMatter | undefined
  readonly fields: Fields
  readonly title: { readonly text: string; readonly lineNumber?: number } | undefined
  readonly guessed: boolean
}

export function readSheet(file: string, decoded: Decoded): Sheet {
  const lines = splitLines(decoded.text)
  const frontMatter = readFrontMatter(lines)
  const fields = readFields(frontMatter)
  const outline = readOutline(lines, frontMatter?.bodyStart ?? 0)
  return {
    file,
    name: readBaseName(file),
    opened: { lines, outline },
    text: packText(decoded, lines),
    frontMatter,
    fields,
    title: findTitle(fields, { lines, outline }),
    guessed: decoded.guessed,
  }
}

/** The name that carries the date. For Hugo's `2018-03-22/index.md`, that's the folder's. */
function readBaseName(path: string): string {
  const parts = path.split(/[\\/]+/)
  const own = (parts.at(-1) ?? '').replace(/(?:\.(?:en|fr))?\.\w+$/i, '')
  return own.toLowerCase() === 'index' ? (parts.at(-2) ?? own) : own
}

function findTitle(
  { title }: Fields,
  { lines, outline }: OpenMinutes,
): { readonly text: string; readonly lineNumber?: number } | undefined {
  if (title !== undefined) {
    const line = lines.findIndex((candidate) => candidate.includes(title))
    return line === -1 ? { text: title } : { text: title, lineNumber: line + 1 }
  }
  const first = outline.headings.find(({ level }) => level === 1)
  const heading = first && (lines[first.line] ?? '').replace(/^\s*#\s*/, '').trim()
  return first && heading ? { text: heading.slice(0, 300), lineNumber: first.line + 1 } : undefined
}
