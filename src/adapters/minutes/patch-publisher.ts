import { createHash } from 'node:crypto'
import { access } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Clock } from '../../ports/clock.ts'
import type { MinutesPublisher, NewMinutesFile } from '../../ports/minutes-publisher.ts'

export interface PatchPublisherOptions {
  /** The folder of minutes, where there is one: a file that is in it already is left alone. */
  readonly folder?: string | undefined
  readonly author: { readonly name: string; readonly email: string }
  readonly clock: Pick<Clock, 'now'>
}

/** Publishes by a patch that a person applies with `git am`: for where the bot may not write, or where there is no Git. */
export function createPatchPublisher({ folder, author, clock }: PatchPublisherOptions): MinutesPublisher {
  return {
    async publish(minutes) {
      if (folder !== undefined && (await isThere(join(folder, minutes.file)))) return { kind: 'exists', file: minutes.file }
      const path = [placeInSite(folder), minutes.file].filter((part) => part !== '').join('/')
      const text = composePatch({ ...minutes, file: path }, author, clock.now())
      return { kind: 'patch', name: `${minutes.file.replace(/\.md$/, '')}.patch`, text }
    },
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch {
    return false
  }
}

/** Where the folder lies in the repository of a Hugo site, which has its pages under `content`. */
function placeInSite(folder = ''): string {
  const parts = folder.split(sep).filter((part) => part !== '')
  const content = parts.lastIndexOf('content')
  return content === -1 ? '' : parts.slice(content).join('/')
}

/**
 * Composes a mail that `git am` takes. Its body is quoted-printable: what a chat client would take for a mention, code or a
 * blank at the end of a line is written as its number, so that copying it changes nothing.
 */
function composePatch({ file, text, title }: NewMinutesFile, author: PatchPublisherOptions['author'], at: number): string {
  const lines = text.replace(/\n$/, '').split('\n')
  const bytes = Buffer.from(text)
  const blob = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
  const body = [
    '---',
    ` ${file} | ${lines.length} +`,
    '',
    `diff --git a/${file} b/${file}`,
    'new file mode 100644',
    `index ${'0'.repeat(40)}..${blob}`,
    '--- /dev/null',
    `+++ b/${file}`,
    `@@ -0,0 +1,${lines.length} @@`,
    ...lines.map((line) => `+${line}`),
  ]
  return [
    `From ${'0'.repeat(40)} Mon Sep 17 00:00:00 2001`,
    `From: ${encodeWord(author.name)} <${author.email}>`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Subject: [PATCH] ${encodeWord(title)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    ...body.flatMap(quotePrintable),
    '',
  ].join('\n')
}

/** RFC 2047, for whatever is no plain ASCII. */
function encodeWord(words: string): string {
  return /^[\x20-\x7e]*$/.test(words) ? words : `=?UTF-8?B?${Buffer.from(words).toString('base64')}?=`
}

/** RFC 2045 allows 76 characters a line, the equals sign at its end included. */
const longestLine = 75

/** Letters, digits and harmless signs stay readable; everything else becomes its number. */
function quotePrintable(line: string): readonly string[] {
  const written: string[] = []
  let current = ''
  const bytes = Buffer.from(line)
  for (const [index, byte] of bytes.entries()) {
    const isBlankInside = byte === 0x20 && index < bytes.length - 1
    const isPlain = isBlankInside || /[\w.,;:+/()?&"'%-]/.test(String.fromCharCode(byte))
    const unit = byte < 0x80 && isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    // A blank at the end of a broken line may be lost on the way.
    if (current.length + unit.length > longestLine || (unit === ' ' && current.length + 1 === longestLine)) {
      written.push(`${current}=`)
      current = ''
    }
    current += unit
  }
  return [...written, current]
}
