import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FoundLine, PlainSearch } from './plain-search.ts'

/** `grep -i` for each word, and the lines with the most words first: what somebody does without a bot. */
export async function openRankedGrep(folder: string): Promise<Pick<PlainSearch, 'ask'>> {
  const names = (await readdir(folder)).filter((file) => file.endsWith('.md'))
  const lines: FoundLine[] = []
  for (const file of names) {
    const text = await readFile(join(folder, file), 'utf8')
    for (const [at, line] of text.split(/\r?\n/).entries()) lines.push({ file, lineNumber: at + 1, text: line })
  }
  return {
    ask(words) {
      const sought = words.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []
      return lines
        .map((line) => ({ line, count: sought.filter((word) => line.text.toLowerCase().includes(word)).length }))
        .filter(({ count }) => count > 0)
        .toSorted((a, b) => b.count - a.count)
        .map(({ line }) => line)
    },
  }
}
