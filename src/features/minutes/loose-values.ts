/**
 * Reads `key = value` and `key: value` line by line, for front matter that its own parser refuses. Ignores tables, keeps the
 * first of equal keys, and lets a list span lines. Values are strings, booleans or lists of strings.
 */
export function readLooseValues(lines: readonly string[]): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null)
  for (let index = 0; index < lines.length; index++) {
    const match = /^\s*["']?([\w-]+)["']?\s*[=:]\s*(.*)/.exec(lines[index] ?? '')
    const key = match?.[1]
    if (key === undefined || key in values) continue
    const written = (match?.[2] ?? '').trim()
    values[key] = written.startsWith('[') ? readList(lines, index, written) : readScalar(written)
  }
  return values
}

/** A list that is never closed ends at the next key, so that one lost bracket doesn't swallow the rest. */
function readList(lines: readonly string[], start: number, first: string): readonly string[] {
  let written = first
  for (let index = start + 1; index < lines.length && !written.includes(']'); index++) {
    const line = lines[index] ?? ''
    if (/^\s*[\w-]+\s*[=:]/.test(line)) break
    written += `,${line}`
  }
  return written
    .replace(/[[\]]/g, '')
    .split(',')
    .map(unquote)
    .filter((item) => item !== '')
}

function readScalar(written: string): string | boolean {
  const value = unquote(written)
  return value === 'true' || value === 'false' ? value === 'true' : value
}

/** People often forget one of the two quote marks. */
function unquote(written: string): string {
  return written
    .trim()
    .replace(/^["']/, '')
    .replace(/["'],?$/, '')
    .trim()
}
