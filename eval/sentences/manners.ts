/** The number of styles that `mannerOf` distinguishes. */
export const manners = ['formal', 'long', 'shorthand', 'terse', 'question', 'plain'] as const

/** A rough classification of phrasing: a style that the model has never seen simulates a new author. */
export function mannerOf(text: string): (typeof manners)[number] {
  const words = text.split(/\s+/).length
  if (/^\p{Lu}.*\.$|please |veuillez|kindly|pourriez|auriez/iu.test(text) && /^\p{Lu}/u.test(text)) return 'formal'
  if (
    /\b(?:u|ur|r|pls|plz|ppl|thx|w|smth|im|ill|ive|cant|wont|dont|b4|gonna|wanna|svp|stp|jva|jsuis|chu|jai|bcp|c|pis|pu|icitte)\b|'tu\b|-tu\b/iu.test(
      text,
    )
  )
    return 'shorthand'
  if (words >= 9) return 'long'
  if (words <= 3) return 'terse'
  return /\?$|^(?:what|when|where|who|how|is|are|do|does|can|qui|quand|où|comment|quel|combien|c'est)/iu.test(text)
    ? 'question'
    : 'plain'
}
