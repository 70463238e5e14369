/** A word or a quoted text of what somebody typed. */
export interface Token {
  readonly text: string
  readonly quoted: boolean
  /** Where it begins and ends in the typed text, including quote marks, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

/** The closing marks for each opening mark. People and keyboards mix them. */
const closingMarks: Readonly<Record<string, string>> = { '"': '"“”', '“': '"“”', '”': '"“”', '„': '"“”', '«': '»', '‹': '›' }

/**
 * Splits typed text into words and quoted texts. Straight, typographic and French quotes work; an unclosed quote mark and
 * every apostrophe count as letters. Spaces just inside « » are dropped. A quote opens only at the start of a word or after
 * `key:`, so `place:"90 Elgin"` is one token with the text `place:90 Elgin`.
 */
export function tokenize(typed: string): readonly Token[] {
  const findClosing = createClosingFinder(typed)
  const tokens: Token[] = []
  let at = 0
  while (at < typed.length) {
    if (isBlank(typed[at])) {
      at += 1
      continue
    }
    const token = readToken(typed, at, findClosing)
    tokens.push(token)
    at = token.end
  }
  return tokens
}

type FindClosing = (opening: number) => number | undefined

function readToken(typed: string, start: number, findClosing: FindClosing): Token {
  const closing = findClosing(start)
  if (closing !== undefined) return { text: typed.slice(start + 1, closing).trim(), quoted: true, start, end: closing + 1 }
  for (let end = start; end < typed.length; end += 1) {
    if (isBlank(typed[end])) return { text: typed.slice(start, end), quoted: false, start, end }
    const valueEnd = typed[end] === ':' && end > start ? findClosing(end + 1) : undefined
    if (valueEnd !== undefined) {
      const text = `${typed.slice(start, end + 1)}${typed.slice(end + 2, valueEnd).trim()}`
      return { text, quoted: false, start, end: valueEnd + 1 }
    }
  }
  return { text: typed.slice(start), quoted: false, start, end: typed.length }
}

/**
 * Finds the closing mark for an opening quote mark. A closing mark is followed by a space, punctuation or the end, so `"a"b`
 * isn't a quoted text. Each kind of mark is searched once from the right, which keeps the time linear even for very many marks.
 */
function createClosingFinder(typed: string): FindClosing {
  const nextClosing = new Map<string, Int32Array>()
  const indexOf = (marks: string): Int32Array => {
    const next = new Int32Array(typed.length + 1).fill(-1)
    for (let at = typed.length - 1; at >= 0; at -= 1) {
      const ends = marks.includes(typed[at] ?? '') && isBoundary(typed[at + 1])
      next[at] = ends ? at : (next[at + 1] ?? -1)
    }
    return next
  }
  return (opening) => {
    const marks = closingMarks[typed[opening] ?? '']
    if (marks === undefined) return undefined
    const next = nextClosing.get(marks) ?? indexOf(marks)
    nextClosing.set(marks, next)
    const closing = next[opening + 1] ?? -1
    return closing === -1 ? undefined : closing
  }
}

function isBoundary(character: string | undefined): boolean {
  return character === undefined || isBlank(character) || /\p{P}/u.test(character)
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character)
}
