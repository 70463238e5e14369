import { globSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { analyse } from 'scslre'
import { parseAst } from 'vitest/node'

/** A regular expression of the source. */
export interface FoundPattern {
  readonly file: string
  readonly source: string
  readonly flags: string
}

/** Patterns that may take time that grows faster than their text, because that text is always short. */
const onShortText: readonly { readonly file: string; readonly beginning: string; readonly why: string }[] = [
  { file: 'src/command/parse.ts', beginning: '(?:\\s|[.,;!?', why: 'reads the last ten characters' },
  { file: 'src/features/minutes/minute-taker.ts', beginning: '^[\\s>*_+-]*(?:', why: 'reads lines up to `longestLine`' },
  { file: 'src/features/minutes/parse-minutes.ts', beginning: '^[\\s>*_+-]*(?:tb', why: 'reads lines under 100 characters' },
]

export function isOnShortText({ file, source }: FoundPattern): boolean {
  return onShortText.some((one) => one.file === file && source.startsWith(one.beginning))
}

/** Every regular expression in the source, those included that are put together when their module is loaded. */
export async function collectPatterns(root: string): Promise<readonly FoundPattern[]> {
  const files = globSync(['src/**/*.ts', 'commands/**/*.ts', 'config/*.ts'], { cwd: root }).toSorted()
  const found = new Map<string, FoundPattern>()
  for (const file of files) {
    for (const { pattern, flags } of findLiterals(parseAst(stripTypeScriptTypes(readFileSync(join(root, file), 'utf8')))))
      found.set(`${file} ${pattern} ${flags}`, { file, source: pattern, flags })
  }
  const original = globalThis.RegExp
  let current = ''
  globalThis.RegExp = new Proxy(original, {
    construct(target, args, newTarget) {
      const { source, flags } = Reflect.construct(target, args, newTarget) as RegExp
      found.set(`${current} ${source} ${flags}`, { file: current, source, flags })
      return Reflect.construct(target, args, newTarget) as RegExp
    },
  })
  try {
    for (const file of files.filter((one) => new original('new RegExp').test(readFileSync(join(root, one), 'utf8')))) {
      current = file
      // A fresh copy of the module, even if it is loaded already.
      await import(`${pathToFileURL(join(root, file)).href}?patterns`)
    }
  } finally {
    globalThis.RegExp = original
  }
  return [...found.values()]
}

interface Literal {
  readonly pattern: string
  readonly flags: string
}

function findLiterals(node: unknown): readonly Literal[] {
  if (Array.isArray(node)) return node.flatMap(findLiterals)
  if (typeof node !== 'object' || node === null) return []
  if ('type' in node && node.type === 'Literal' && 'regex' in node) return [node.regex as Literal]
  return Object.values(node).flatMap(findLiterals)
}

/** Patterns whose time grows faster than a text that repeats some character. */
export async function findSlowPatterns(root: string): Promise<readonly string[]> {
  const patterns = await collectPatterns(root)
  return patterns.flatMap(({ file, source, flags }) => {
    if (isOnShortText({ file, source, flags })) return []
    const [report] = analyse({ source, flags }, { reportTypes: { Move: true } }).reports
    const { pick = '' } = (report?.character ?? {}) as { readonly pick?: string }
    return report === undefined ? [] : [`${file}: /${source}/${flags} is slow on a text of many ${JSON.stringify(pick)}`]
  })
}
