/**
 * Invisible characters and those that change the writing direction: in user text they only hide something. Joiners between
 * letters (Persian, Hindi) or emoji, and emoji variation selectors, are visible in effect and stay.
 */
const invisible =
  /(?!(?<=\p{L}|\p{M}|\p{Extended_Pictographic}|\ufe0f|[\u{1f3fb}-\u{1f3ff}])[\u200c\u200d](?=[\p{L}\p{Extended_Pictographic}\p{Emoji_Presentation}]))(?!(?<=[\p{Extended_Pictographic}#*\d])[\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** An address in people's words. It ends before characters that aren't allowed in addresses; some would open a shortcode. */
const address = /https?:\/\/[^\s<>"«»“”{}|\\^`]{1,2000}/g

/**
 * Writes people's words as one line of a Markdown page that shows them as typed. They never become a list, heading, fence,
 * tag, attribute or Hugo shortcode. Addresses become links. Angle brackets become entities, because Hugo looks for shortcodes
 * before it reads backslashes.
 */
export function writeWords(words: string): string {
  const clean = cleanWords(words)
  let written = ''
  let end = 0
  for (const { 0: found, index } of clean.matchAll(address)) {
    const url = found.replace(/[.,;:!?'’)\]]{1,20}$/, (marks) =>
      /^[)\]]/.test(marks) && /[([]/.test(found) ? (marks[0] ?? '') : '',
    )
    written += `${escapeWords(clean.slice(end, index))}<${url}>`
    end = index + url.length
  }
  return escapeLine(written === '' ? escapeWords(clean) : written + escapeWords(clean.slice(end)))
}

/** Two hyphens and three dots are escaped because Hugo's typographer would turn them into a dash and an ellipsis. */
function escapeWords(words: string): string {
  return words
    .replace(/[\\`*[\]{}]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=~)|(?<=~)~/gu, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/--+|\.{3,}/g, (marks) => marks.replace(/./g, '\\$&'))
}

/** Some characters have another meaning at the start or end of a line. */
function escapeLine(line: string): string {
  return line
    .replace(/^[#+=>|:~-]/, '\\$&')
    .replace(/^(\d+)(?=[.)])/, '$1\\')
    .replace(/ (#+)$/, ' \\$1')
}

/** People's words as one line, without invisible characters. */
export function cleanWords(words: string): string {
  return dropInvisible(words.toWellFormed().replace(/\s+/g, ' ')).replace(/ +/g, ' ').trim()
}

/** Also removes control characters, including line breaks and tabs. */
export function dropInvisible(line: string): string {
  return line.replace(invisible, '')
}

/** Reverses `writeWords`. */
export function readWords(written: string): string {
  return written
    .replace(/<(https?:[^<>\s]{1,2000})>/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])|&(lt|amp);/g, (_, escaped?: string, entity?: string) =>
      entity === undefined ? (escaped ?? '') : entity === 'lt' ? '<' : '&',
    )
}

/** An address as a link target, without characters that end it or open a shortcode. */
export function writeUrl(url: string): string {
  return encodeURI(url.toWellFormed())
    .replace(/%25(?=[\dA-Fa-f]{2})/g, '%')
    .replace(/[(){}[\]<>\\"'`|]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}
