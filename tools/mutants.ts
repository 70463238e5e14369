import { stripTypeScriptTypes } from 'node:module'

/** One small change of a source text. */
export interface Mutant {
  /** Offsets into the text, and the replacement. */
  readonly start: number
  readonly end: number
  readonly replacement: string
  /** One-based. */
  readonly line: number
}

/** Each operator becomes its opposite, or its boundary moves. */
const operators: Readonly<Record<string, string>> = {
  ...{ '===': '!==', '!==': '===', '&&': '||', '||': '&&' },
  ...{ '<': '<=', '<=': '<', '>': '>=', '>=': '>' },
  ...{ true: 'false', false: 'true' },
}

const token = /===|!==|&&|\|\||=>|<=|>=|<|>|(?<!\bchanges: )\b(?:true|false)\b|!(?=[\w(])|(?<![\w.])\d[\d_]*(?![\w.])/g

const condition = /\bif \(/g

/** A one-line statement whose value is unused. Log calls are deliberately not tested. */
const statement = /^ *(?:if \(.*\) )?((?:await |void )?(?!\.|(?:options\.)?log\.)[\w.?]+\(.*\)) *$/gm

/** Every change to try, in the order of the text. Words, comments, types and what commands declare are left alone. */
export function findMutants(source: string): readonly Mutant[] {
  // Types become spaces, so that offsets stay the same and nothing in them looks like a comparison.
  const code = blankWords(stripTypeScriptTypes(source))
  const found = [...findOperators(code), ...findConditions(code), ...findStatements(code)]
  return inOrder(source, found)
}

/**
 * What a command declares, and what becomes of it. More people may run it, or, where everybody may, only organizers; and it
 * writes outside of the transaction of its reply.
 */
const declarations: Readonly<Record<string, string>> = {
  ...{ "who: 'organizer'": "who: 'moderator'", "who: 'moderator'": "who: 'all'", "who: 'all'": "who: 'organizer'" },
  'changes: true': 'changes: false',
}

export function findDeclarationMutants(source: string): readonly Mutant[] {
  const found = [...stripTypeScriptTypes(source).matchAll(/\b(?:who: '\w+'|changes: true)/g)].flatMap(
    ({ 0: text, index: start }) => {
      const replacement = declarations[text]
      return replacement === undefined ? [] : [{ start, end: start + text.length, replacement }]
    },
  )
  return inOrder(source, found)
}

function inOrder(source: string, found: readonly Change[]): readonly Mutant[] {
  return found
    .map((one) => ({ ...one, line: source.slice(0, one.start).split('\n').length }))
    .toSorted((a, b) => a.start - b.start)
}

type Change = Omit<Mutant, 'line'>

function findOperators(code: string): readonly Change[] {
  return [...code.matchAll(token)].flatMap(({ 0: text, index: start }) => {
    const end = start + text.length
    if (text === '!') return [{ start, end, replacement: '' }]
    if (/^\d/.test(text)) return [{ start, end, replacement: String(Number(text.replaceAll('_', '')) + 1) }]
    const replacement = operators[text]
    return replacement === undefined ? [] : [{ start, end, replacement }]
  })
}

/** The condition of an `if` becomes always true, then always false. */
function findConditions(code: string): readonly Change[] {
  return [...code.matchAll(condition)].flatMap(({ 0: text, index }) => {
    const start = index + text.length
    const end = findClosing(code, start)
    return ['true', 'false'].map((replacement) => ({ start, end, replacement }))
  })
}

function findStatements(code: string): readonly Change[] {
  return [...code.matchAll(statement)].flatMap(({ 0: text, 1: call = '', index }) => {
    const before = code.slice(0, index).trimEnd()
    const start = index + text.lastIndexOf(call)
    // A line within a longer expression, or the value of an arrow function, isn't a statement.
    const isAlone = /[;{})\w'`\]]$/.test(before) && !/[=>]$/.test(before)
    const end = start + call.length
    return isAlone && !/^\s*[.?:&|)\]}]/.test(code.slice(end)) ? [{ start, end, replacement: 'void 0' }] : []
  })
}

/** The offset of the bracket that closes the one at an offset. */
function findClosing(code: string, from: number): number {
  let depth = 1
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === '(') depth += 1
    if (code[at] === ')') depth -= 1
    if (depth === 0) return at
  }
  return code.length
}

/** Replaces the contents of quotes and comments with spaces. Lines, offsets and the quotes stay. */
function blankWords(code: string): string {
  const words =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|(?<=[(,=:] ?)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/g
  return code.replaceAll(words, (text) =>
    text.startsWith('/')
      ? text.replaceAll(/[^\n]/g, ' ')
      : `${text[0]}${text.slice(1, -1).replaceAll(/[^\n]/g, ' ')}${text[0]}`,
  )
}
