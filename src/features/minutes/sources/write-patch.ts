import { quotePrintable } from './quoted-printable.ts'

export interface Author {
  readonly name: string
  readonly email: string
}

export interface PatchParts {
  readonly path: string
  /** The current text of the file; undefined for a new one. */
  readonly before?: string | undefined
  /** Ends with a newline. */
  readonly text: string
  /** Subject, an empty line, and the rest. */
  readonly message: string
  readonly author: Author
  /** Epoch ms. */
  readonly at: number
}

/**
 * A patch that adds or changes one file, in the format of `git format-patch` and `git am`. It's composed here because it's also
 * needed where there is neither git nor a repository. It survives being copied from chat.
 */
export function writePatch({ path, before, text, message, author, at }: PatchParts): string {
  const [subject = '', ...body] = message.split('\n')
  const diff = [
    `diff --git ${quote(`a/${path}`)} ${quote(`b/${path}`)}`,
    ...(before === undefined ? ['new file mode 100644', '--- /dev/null'] : [`--- ${quote(`a/${path}`)}`]),
    `+++ ${quote(`b/${path}`)}`,
    ...writeHunk(before, text),
    '-- ',
    'Rendezvous',
  ]
  const date = new Date(at).toUTCString().replace('GMT', '+0000')
  return [
    'From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001',
    `From: ${encodeWords(author.name)} <${author.email}>`,
    `Date: ${date}`,
    `Subject: ${encodeWords(`[PATCH] ${subject}`)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    ...[...body.slice(1), '---', ...diff].flatMap(quotePrintable),
    '',
  ].join('\n')
}

const contextLines = 3

/** One hunk from the first changed line to the last, with the lines around it. */
function writeHunk(before: string | undefined, after: string): readonly string[] {
  const [from, to] = [cutLines(before ?? ''), cutLines(after)]
  const shorter = Math.min(from.length, to.length)
  let head = 0
  while (head < shorter && from[head] === to[head]) head += 1
  let end = 0
  while (end < shorter - head && from.at(-1 - end) === to.at(-1 - end)) end += 1
  const [first, last] = [Math.max(0, head - contextLines), Math.max(0, end - contextLines)]
  const [removed, added] = [from.slice(head, from.length - end), to.slice(head, to.length - end)]
  const around = from.slice(first, head)
  const behind = from.slice(from.length - end, from.length - last)
  const shared = around.length + behind.length
  const range = (count: number) => `${count === 0 ? 0 : first + 1},${count}`
  return [
    `@@ -${range(shared + removed.length)} +${range(shared + added.length)} @@`,
    ...[...mark(' ', around), ...mark('-', removed), ...mark('+', added), ...mark(' ', behind)],
  ]
}

/** Each with its line end, which the last one may lack. */
function cutLines(text: string): readonly string[] {
  return text.match(/[^\n]+\n?|\n/g) ?? []
}

function mark(sign: string, lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) =>
    line.endsWith('\n') ? [`${sign}${line.slice(0, -1)}`] : [`${sign}${line}`, '\\ No newline at end of file'],
  )
}

/** RFC 2047: non-ASCII words, in pieces of at most 75 characters that end between letters. */
function encodeWords(words: string): string {
  if (/^[\x20-\x7e]*$/.test(words) && !words.includes('=?')) return words
  const pieces = ['']
  for (const letter of words) {
    const last = pieces.at(-1) ?? ''
    if (Buffer.byteLength(last + letter) > 42) pieces.push(letter)
    else pieces[pieces.length - 1] = last + letter
  }
  return pieces.map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`).join('\n ')
}

/** As git quotes names: as C strings, if they contain more than plain letters. */
function quote(name: string): string {
  if (/^[\x20-\x7e]*$/.test(name) && !/["\\]/.test(name)) return name
  const bytes = [...Buffer.from(name)].map((byte) => {
    const letter = String.fromCharCode(byte)
    if (letter === '"' || letter === '\\') return `\\${letter}`
    return byte >= 0x20 && byte < 0x7f ? letter : `\\${byte.toString(8).padStart(3, '0')}`
  })
  return `"${bytes.join('')}"`
}
