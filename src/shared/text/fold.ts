/** Words of plain ASCII with single blanks between them need only their case changed. Most words are, and this is called for each. */
const plain = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/

/** Normalizes text for comparison: no case, accents or ligatures, and one kind of apostrophe, hyphen and blank. */
export function fold(words: string): string {
  if (plain.test(words)) return words.toLowerCase()
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[’‘ʼ′]/g, "'")
    .replace(/[‐-―]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}
