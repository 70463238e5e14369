/** A French sentence with its typography applied; only `fr` makes one, so an untreated text does not compile. */
export type French = string & { readonly typeset: unique symbol }

/**
 * Writes French as *Le guide du rédacteur* of the Translation Bureau asks: a no-break space before a colon and inside
 * « », between a number and its unit, and a curved apostrophe; none before ; ! and ?. Only the words written in the
 * program are touched: what is put in through `${}` stays as it is, and so does everything between backticks.
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
