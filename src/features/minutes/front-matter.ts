import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import { messageOf } from '../../shared/message-of.ts'
import { readLooseValues } from './loose-values.ts'

export interface FrontMatter {
  readonly values: Readonly<Record<string, unknown>>
  /** The lines that the values were read from, with the digits of dates as written. */
  readonly inner: readonly string[]
  /** Index of the first line after the front matter. */
  readonly bodyStart: number
  /** Why the parser refused it. The values were then read loosely. */
  readonly broken?: string
}

/**
 * Real front matter has ten to twenty lines. Longer front matter is read loosely, because the YAML parser is slow on hostile
 * input.
 */
const mostLines = 200
const mostCharacters = 20_000

/** Six hundred nested `{` or `? ` keep the YAML parser busy for a minute; fifty take no time. Tags need one. */
const mostOpenings = 50
const opening = /[{[]|\?(?=\s|$)/gm

/**
 * Reads TOML between `+++`, YAML between `---` (or up to `...`), or a JSON object. Undefined when the file starts with none of
 * these.
 */
export function readFrontMatter(lines: readonly string[]): FrontMatter | undefined {
  const first = lines.findIndex((line) => line.trim() !== '')
  const fence = lines[first]?.trim()
  if (fence?.startsWith('{') === true && !fence.startsWith('{{')) return readJson(lines, first)
  if (fence !== '+++' && fence !== '---') return undefined
  const isClosing = (line: string): boolean => line === fence || (fence === '---' && line === '...')
  const closing = lines.findIndex((line, index) => index > first && isClosing(line.trimEnd()))
  return closing === -1 ? readUnclosed(lines, first, fence) : readClosed(lines, first, closing, fence)
}

function readClosed(lines: readonly string[], first: number, closing: number, fence: '+++' | '---'): FrontMatter {
  const inner = lines.slice(first + 1, Math.min(closing, first + 1 + mostLines))
  const loosely = (broken: string): FrontMatter => ({ values: readLooseValues(inner), inner, bodyStart: closing + 1, broken })
  const text = inner.join('\n')
  if (closing - first > mostLines || text.length > mostCharacters) return loosely('too long')
  if ((text.match(opening)?.length ?? 0) > mostOpenings) return loosely('too nested')
  try {
    const values: unknown = fence === '+++' ? parseToml(text) : parseYaml(text, { logLevel: 'silent' })
    return isRecord(values) ? { values, inner, bodyStart: closing + 1 } : loosely('no keys')
  } catch (error) {
    return loosely(firstLine(error))
  }
}

/** Takes whatever still looks like a key. A lone `---` with no key after it is a horizontal rule, not front matter. */
function readUnclosed(lines: readonly string[], first: number, fence: string): FrontMatter | undefined {
  let end = first + 1
  while (end < lines.length && end - first <= mostLines && looksLikeFrontMatter(lines[end] ?? '')) end++
  const inner = lines.slice(first + 1, end)
  const values = readLooseValues(inner)
  return Object.keys(values).length === 0 ? undefined : { values, inner, bodyStart: end, broken: `no closing ${fence}` }
}

/** Hugo accepts a JSON object whose closing brace is on a line of its own. */
function readJson(lines: readonly string[], first: number): FrontMatter | undefined {
  const bounded = lines.slice(first, first + mostLines)
  const last = bounded.findIndex((line) => /^\}\s*$/.test(line) || (line === bounded[0] && /\}\s*$/.test(line)))
  if (last === -1) return undefined
  const inner = bounded.slice(0, last + 1)
  const text = inner.join('\n')
  if (text.length > mostCharacters || (text.match(opening)?.length ?? 0) > mostOpenings) return undefined
  try {
    const values: unknown = JSON.parse(text)
    return isRecord(values) ? { values, inner, bodyStart: first + last + 1 } : undefined
  } catch {
    return undefined
  }
}

function looksLikeFrontMatter(line: string): boolean {
  return /^\s*$|^\s*[\w-]+\s*[=:]|^\s*\[{1,2}[\w.-]+\]{1,2}\s*$|^\s*\]|^\s*"[^"]*",?\s*$/.test(line)
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function firstLine(error: unknown): string {
  return messageOf(error).split('\n', 1)[0] ?? ''
}
