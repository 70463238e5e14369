/** Characters that show nothing or turn the direction of writing: in people's words they only ever hide something. */
const invisible = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/**
 * Writes people's words as one line of a Markdown page on which they mean nothing but themselves: no list, heading, fence,
 * link, tag, attribute or shortcode of Hugo comes of them. Angle brackets become entities, because Hugo looks for shortcodes
 * before any backslash is read.
 */
export function writeWords(words: string): string {
  return cleanWords(words)
    .replace(/[\\`*[\]{}]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=~)|(?<=~)~/gu, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/^[#+=>|:~-]/, '\\$&')
    .replace(/^(\d+)(?=[.)])/, '$1\\')
    .replace(/ (#+)$/, ' \\$1')
}

/** What is kept of people's words: one line without what nobody sees. */
export function cleanWords(words: string): string {
  return words.toWellFormed().replace(/\s+/g, ' ').replace(invisible, '').replace(/ +/g, ' ').trim()
}

/** The words that `writeWords` has written. */
export function readWords(written: string): string {
  return written.replace(/\\([!-/:-@[-`{-~])|&(lt|amp);/g, (_, escaped?: string, entity?: string) =>
    entity === undefined ? (escaped ?? '') : entity === 'lt' ? '<' : '&',
  )
}

/** An address as a link's target: no character that ends it or opens a shortcode. */
export function writeUrl(url: string): string {
  return encodeURI(url.toWellFormed())
    .replace(/%25(?=[\dA-Fa-f]{2})/g, '%')
    .replace(/[(){}[\]<>\\"'`|]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}
