import { countEdits } from '../../shared/text/edit-distance.ts'
import { type FrontMatter, isRecord } from './front-matter.ts'
import { readLooseValues } from './loose-values.ts'

/** What minutes need from front matter. Values of an unexpected type are left out. */
export interface Fields {
  readonly title?: string
  readonly draft: boolean
  /** The page appears on the site from this date on, as written. */
  readonly publishDate?: string
  /** The page disappears from the site on this date, as written. */
  readonly expiryDate?: string
  /** The site builds no page for this file. */
  readonly unrendered: boolean
  readonly language?: string
  readonly tags: readonly string[]
  readonly date?: string
  readonly id?: string
  readonly type?: string
  readonly slug?: string
  readonly url?: string
  /** Keys that were understood although they are misspelt, such as `Identifer`. */
  readonly misspelt: readonly string[]
}

/** Shorter keys are too close to other words: `date` is one letter away from `data`. */
const shortestMisspeltKey = 5

/** None of these is a typo of another. Skipping them saves nine comparisons in ten. */
const wellSpelt: ReadonlySet<string> = new Set(
  'title draft language lang tags date publishdate expirydate build _build identifier id type slug url menu parent weight author description'.split(
    ' ',
  ),
)

/** Menu entries are nested two tables deep. Anything deeper isn't a menu. */
const deepestTable = 4

export function readFields(frontMatter: FrontMatter | undefined): Fields {
  const { values, inner } = frontMatter ?? { values: {}, inner: [] }
  const misspelt: string[] = []
  const table = openTable(values)
  const take = (key: string): unknown => pick(table, key, misspelt)
  const text = (key: string): string | undefined => readText(take(key))
  const date = take('date')
  return {
    ...present('title', text('title')?.slice(0, 300)),
    draft: take('draft') === true || take('draft') === 'true',
    ...present('publishDate', readText(toText(take('publishdate')))),
    ...present('expiryDate', readText(toText(take('expirydate')))),
    unrendered: isUnrendered(take('build') ?? take('_build')),
    ...present('language', text('language') ?? text('lang')),
    tags: readTexts(take('tags')),
    ...present(
      'date',
      date === undefined ? undefined : (readText(date) ?? readText(pick(openTable(readLooseValues(inner)), 'date', []))),
    ),
    ...present('id', findId(table, misspelt, 0) ?? text('id')),
    ...present('type', text('type')),
    ...present('slug', text('slug')),
    ...present('url', text('url')),
    misspelt: [...new Set(misspelt)],
  }
}

function present<Key extends string>(key: Key, value: string | undefined): { readonly [K in Key]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: string })
}

/** A table of front matter. Its keys are sorted out once, for all lookups. */
interface Table {
  readonly values: Readonly<Record<string, unknown>>
  /** Each key as written, by its lower-case form; the first one wins. */
  readonly keys: ReadonlyMap<string, string>
}

function openTable(values: Readonly<Record<string, unknown>>): Table {
  const keys = new Map<string, string>()
  for (const key of Object.keys(values)) {
    const lower = key.toLowerCase()
    if (!keys.has(lower) || key === lower) keys.set(lower, key)
  }
  return { values, keys }
}

/** The value under a key in any case, or under the only key that is one typo away from it. */
function pick({ values, keys }: Table, key: string, misspelt: string[]): unknown {
  const same = keys.get(key)
  if (same !== undefined) return values[same]
  if (key.length < shortestMisspeltKey) return undefined
  for (const [lower, near] of keys) {
    if (wellSpelt.has(lower) || countEdits(lower, key, 1) === undefined) continue
    misspelt.push(near)
    return values[near]
  }
  return undefined
}

/** Hugo keeps the identifier in the page's menu entry, in a table that the site names. */
function findId(table: Table, misspelt: string[], depth: number): string | undefined {
  const own = readText(pick(table, 'identifier', misspelt))
  if (own !== undefined || depth === deepestTable) return own
  for (const inner of Object.values(table.values)) {
    const found = isRecord(inner) ? findId(openTable(inner), misspelt, depth + 1) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** TOML and YAML read dates as objects. */
function toText(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value
}

/** Hugo's `build: { render: never }`, which older sites call `_build`. */
function isUnrendered(build: unknown): boolean {
  if (!isRecord(build)) return false
  return build['render'] === 'never' || build['render'] === false
}

function readText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function readTexts(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : []
  return list.flatMap((item) => readText(item) ?? [])
}
