import { parseAst } from 'vitest/node'
import type { Mutant } from './mutants.ts'

/** The switch in woven sources: the number of the mutant that is active. */
export const activeMutant = 'globalThis.activeMutant'

/** A mutant with the number that switches it on. */
export interface NumberedMutant extends Mutant {
  readonly number: number
}

export interface Woven {
  readonly source: string
  /** The numbers of the mutants in it: those within an expression that is computed again and again, in a function. */
  readonly numbers: ReadonlySet<number>
}

/** Puts many mutants into one source, so that one process can try them without loading modules again. */
export function weaveMutants(source: string, all: readonly NumberedMutant[]): Woven {
  const { spans, statements } = readSpans(parseAst(source, { lang: 'ts' }))
  const within = new Map<Span, NumberedMutant[]>()
  for (const mutant of all) {
    const span = smallestAround(spans, mutant)
    if (span !== undefined) within.set(span, [...(within.get(span) ?? []), mutant])
  }
  const switched = [...within.keys()].toSorted((a, b) => a.start - b.start || b.end - a.end)

  function write({ start, end }: Span, inside: readonly Span[]): string {
    let text = ''
    let at = start
    for (const span of inside) {
      if (span.start < at) continue
      // Without a semicolon, the brackets would belong to the line before.
      const before = statements.has(span.start) && span.start !== start ? ';' : ''
      text += source.slice(at, span.start) + before + writeSwitch(span, inside)
      at = span.end
    }
    return text + source.slice(at, end)
  }

  function writeSwitch(span: Span, inside: readonly Span[]): string {
    const { start, end } = span
    const cases = (within.get(span) ?? []).map(({ number, replacement, ...changed }) => {
      const mutated = source.slice(start, changed.start) + replacement + source.slice(changed.end, end)
      return `${activeMutant} === ${number} ? (${mutated}) : `
    })
    const nested = inside.filter((one) => one !== span && one.start >= start && one.end <= end)
    return `(${cases.join('')}(${write(span, nested)}))`
  }

  const numbers = new Set([...within.values()].flatMap((mutants) => mutants.map(({ number }) => number)))
  return { source: write({ start: 0, end: source.length }, switched), numbers }
}

interface Span {
  readonly start: number
  readonly end: number
}

/** The expressions that something else may be written in place of, and where statements begin that consist of one. */
function readSpans(program: unknown): { readonly spans: readonly Span[]; readonly statements: ReadonlySet<number> } {
  const spans: Span[] = []
  const statements = new Set<number>()
  const visit = (node: unknown, parent: string, isOutside: boolean) => {
    if (Array.isArray(node)) for (const one of node) visit(one, parent, isOutside)
    if (!isNode(node)) return
    const { type, start, end } = node
    const isLoading = isOutside && !/Function/.test(type)
    if (!isLoading && /^(?:Assignment|Await|Binary|Call|Logical|Unary)Expression$|^Literal$/.test(type))
      spans.push({ start, end })
    if (!isLoading && type === 'IfStatement' && isNode(node['test'])) spans.push(node['test'])
    if (type === 'ExpressionStatement' && parent !== 'IfStatement') statements.add(start)
    for (const [name, value] of Object.entries(node)) {
      const isName = type === 'Property' && name === 'key' && node['computed'] !== true
      if (!isName && !/^type|Annotation$|^source$/.test(name)) visit(value, type, isLoading)
    }
  }
  visit(program, '', true)
  return { spans, statements }
}

type Node = Span & { readonly type: string; readonly [name: string]: unknown }

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value
}

function smallestAround(spans: readonly Span[], { start, end }: Span): Span | undefined {
  const around = spans.filter((one) => one.start <= start && one.end >= end)
  return around.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0]
}
