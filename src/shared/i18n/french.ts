/** A French sentence with its typography applied. Only `fr` creates one, so plain text doesn't compile here. */
export type French = string & { readonly typeset: unique symbol }

/**
 * Applies French typography as the Translation Bureau's *Le guide du rédacteur* requires: a no-break space before a colon,
 * inside « » and between a number and its unit, none before ; ! and ?, and curved apostrophes. Values passed through `${}`
 * and text between backticks stay unchanged.
 */
export function fr(words: TemplateStringsArray, ...values: readonly (string | number)[]): French {
  let inCode = false
  let sentence = ''
  for (const [index, literal] of words.entries()) {
    for (const [part, piece] of literal.split('`').entries()) {
      if (part > 0) {
        inCode = !inCode
        sentence += '`'
      }
      sentence += inCode ? piece : typeset(piece)
    }
    if (index < values.length) sentence += String(values[index])
  }
  return sentence as French
}

const noBreak = '\u00a0'

function typeset(words: string): string {
  return words
    .replace(/ :/g, `${noBreak}:`)
    .replace(/« /g, `«${noBreak}`)
    .replace(/ »/g, `${noBreak}»`)
    .replace(/(?<=\d) (?=(?:h|min|%|\$)(?![\p{L}\d]))/gu, noBreak)
    .replace(/(?<=\d\u00a0h) (?=\d\d(?!\d))/g, noBreak)
    .replace(/(?<=\p{L})'(?=\p{L}|$)/gu, '’')
}
