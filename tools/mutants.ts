import { stripTypeScriptTypes } from 'node:module'

/** One small change of a source text. */
export interface Mutant {
  /** Offsets into the text, and what stands there afterwards. */
  readonly start: number
  readonly end: number
  readonly replacement: string
  /** One-based. */
  readonly line: number
}

/** Each operator becomes its opposite, or moves its boundary. */
const operators: Readonly<Record<string, string>> = {
  ...{ '===': '!==', '!==': '===', '&&': '||', '||': '&&' },
  ...{ '<': '<=', '<=': '<', '>': '>=', '>=': '>' },
  ...{ true: 'false', false: 'true' },
}

const token = /===|!==|&&|\|\||=>|<=|>=|<|>|\b(?:true|false)\b|!(?=[\w(])|(?<![\w.])\d[\d_]*(?![\w.])/g

const condition = /\bif \(/g

/** A statement of one line whose value nobody uses. What is logged is not tested on purpose. */
const statement = /^ *(?:if \(.*\) )?((?:await |void )?(?!(?:options\.)?log\.)[\w.?]+\(.*\)) *$/gm

/** Every change that is tried, in the order of the text. Words, comments and types are left alone. */
export function findMutants(source: string): readonly Mutant[] {
  // Types become spaces, so offsets stay and what looks like a comparison is one.
  const code = blankWords(stripTypeScriptTypes(source))
  const found = [...findOperators(code), ...findConditions(code), ...findStatements(code)]
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

/** What an `if` guards happens always, and never. */
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
    // A line within a longer expression, or the value of an arrow function, is no statement.
    const isAlone = /[;{})\w'`\]]$/.test(before) && !/[=>]$/.test(before)
    const end = start + call.length
    return isAlone && !/^\s*[.?:&|)\]}]/.test(code.slice(end)) ? [{ start, end, replacement: 'void 0' }] : []
  })
}

/** The offset of the bracket that closes what is open at an offset. */
function findClosing(code: string, from: number): number {
  let depth = 1
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === '(') depth += 1
    if (code[at] === ')') depth -= 1
    if (depth === 0) return at
  }
  return code.length
}

/** Spaces for what stands between quotes and in comments; lines and offsets stay. The quotes stay too. */
function blankWords(code: string): string {
  const words =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|(?<=[(,=:] ?)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/g
  return code.replaceAll(words, (text) =>
    text.startsWith('/')
      ? text.replaceAll(/[^\n]/g, ' ')
      : `${text[0]}${text.slice(1, -1).replaceAll(/[^\n]/g, ' ')}${text[0]}`,
  )
}
