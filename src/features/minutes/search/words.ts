import { fold } from '../../../shared/text/fold.ts'

const word = /[\p{L}\p{N}]+/gu
const asciiOnly = /^[\x20-\x7e\t]*$/
const asciiWord = /[a-z0-9]+/g
const beyondAscii = /[^\x20-\x7e\t]/g

/** Letters and marks that fold one by one. Others, such as the Greek sigma, depend on their neighbours. */
const foldsAlone = /^[\u00a0-\u036f\u2000-\u206f]$/

const foldedLetters = new Map<string, string>()

/** Lines with any of these need rewriting before they are split. Most lines have none and cost a single test. */
const needsSpelling =
  /[+#]|\.[Nn][Ee][Tt]|\d[ ,.'\u00a0\u2009\u202f\u2019]\d{3}|(?<![A-Za-z])[A-Za-z]-[A-Za-z]{3}|<!--|[A-Z]{2}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9d]/

/**
 * Rewrites a line so that its words can be split: names with signs stay one word (`C++`, `C#`, `.NET`), a number in any
 * notation becomes its digits (`1 000`, `1,000`), `e-mail` becomes `email`, a name in capitals that is also a common word
 * (`IT`, `WHO`) becomes a word of its own, and Chinese and Japanese are split by letter. HTML comments are dropped. Questions and
 * minutes go through the same rewriting.
 */
export function spellOut(text: string): string {
  if (!needsSpelling.test(text)) return text
  const isShouted = text.length > longestName && !/[a-z]/.test(text)
  return text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(
      /(?<![\p{L}\p{N}])([A-Za-z])(\+\+|#)(?![\p{L}\p{N}])/gu,
      (_, letter: string, sign: string) => ` ${letter}${sign === '#' ? 'sharp' : 'plusplus'} `,
    )
    .replace(/(?<![\p{L}\p{N}.])\.net(?![\p{L}\p{N}])/giu, ' dotnet ')
    .replace(/(?<![\d.,])\d{1,3}(?:[ ,.'\u00a0\u2009\u202f\u2019]\d{3})+(?![\d.,]\d|\d)/g, (number) =>
      number.replace(/\D/g, ''),
    )
    .replace(/(?<![\p{L}\p{N}-])([A-Za-z])-(?=[A-Za-z]{3})/gu, '$1')
    .replace(/(?<![\p{L}\p{N}'’.])[A-Z]{2,4}(?![\p{L}\p{N}'’])/gu, (name) =>
      !isShouted && capitalNames.has(name) ? `${name}${nameMark}` : name,
    )
    .replace(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9d]/g, ' $& ')
}

/** Common words of either language that are names when written in capitals. */
const capitalNames = new Set([
  'IT',
  'WHO',
  'US',
  'OR',
  'ON',
  'AS',
  'AM',
  'DO',
  'TU',
  'SE',
  'CE',
  'EST',
  'PAR',
  'ALL',
  'CAN',
  'MES',
  'SA',
  'UN',
])

/** In a longer line that is all in capitals, capitals mean nothing. */
const longestName = 8

/** Lower-cases names in capitals when `isKnown` says that no minutes contain them. */
export function lowerUnknownNames(asked: string, isKnown: (word: string) => boolean): string {
  return asked.replace(/(?<![\p{L}\p{N}])[A-Z]{2,4}(?![\p{L}\p{N}])/gu, (name) =>
    capitalNames.has(name) && !isKnown(`${name.toLowerCase()}${nameMark}`) ? name.toLowerCase() : name,
  )
}

/** Turns such a name into a word of its own. */
const nameMark = 'xname'

/** Words of a text in order, folded. Hyphens, apostrophes and other marks part words; `KubeHunter` stays one word. */
export function splitSearchWords(written: string): readonly string[] {
  const text = spellOut(written)
  const plain = writePlain(text)
  return (plain === undefined ? fold(text).match(word) : plain.toLowerCase().match(asciiWord)) ?? []
}

/**
 * The text in ASCII, when folding it letter by letter is enough, as in French. Capitals stay. Takes a tenth of the time of
 * `fold`.
 */
export function writePlain(text: string): string | undefined {
  const plain = asciiOnly.test(text) ? text : text.replace(beyondAscii, foldLetter)
  return asciiOnly.test(plain) ? plain : undefined
}

/** Between two letters, because folding trims spaces at the ends. */
function foldLetter(letter: string): string {
  const known = foldedLetters.get(letter)
  if (known !== undefined || !foldsAlone.test(letter)) return known ?? letter
  const folded = fold(`x${letter}x`).slice(1, -1)
  foldedLetters.set(letter, folded)
  return folded
}

const isWordByte = new Uint8Array(256)
for (const letter of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz') isWordByte[letter.charCodeAt(0)] = 1

/** Finds where each word is in the bytes of a plain ASCII line. Creates no strings, which were a third of all garbage. */
export function eachAsciiWord(
  bytes: Uint8Array,
  from: number,
  to: number,
  tell: (bytes: Uint8Array, start: number, end: number) => void,
): void {
  let start = from
  for (let index = from; index < to; index++) {
    if (isWordByte[bytes[index] ?? 0] === 1) continue
    if (index > start) tell(bytes, start, index)
    start = index + 1
  }
  if (to > start) tell(bytes, start, to)
}
