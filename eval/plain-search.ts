import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import MiniSearch from 'minisearch'

/** A matching line. */
export interface FoundLine {
  readonly file: string
  /** From 1. */
  readonly lineNumber: number
  readonly text: string
}

export interface PlainSearch {
  /** Lines, best first. */
  ask(words: string): readonly FoundLine[]
  /** Reads a changed file again. */
  refresh(file: string): Promise<void>
}

interface Line extends FoundLine {
  readonly id: string
}

/** A ten-minute solution with MiniSearch: each line is a document, found by prefix and with typos, as in its manual. */
export async function openPlainSearch(folder: string): Promise<PlainSearch> {
  const index = new MiniSearch<Line>({
    fields: ['text'],
    storeFields: ['file', 'lineNumber', 'text'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  })
  const idsByFile = new Map<string, readonly string[]>()

  async function refresh(file: string): Promise<void> {
    index.discardAll(idsByFile.get(file) ?? [])
    const text = await readFile(join(folder, file), 'utf8')
    const lines = text.split(/\r?\n/).map((line, at) => ({ id: `${file}:${at + 1}`, file, lineNumber: at + 1, text: line }))
    idsByFile.set(
      file,
      lines.map(({ id }) => id),
    )
    index.addAll(lines)
  }

  for (const file of await readdir(folder)) if (file.endsWith('.md')) await refresh(file)
  return {
    refresh,
    ask: (words) =>
      index.search(words).map(({ file, lineNumber, text }) => ({
        file: String(file),
        lineNumber: Number(lineNumber),
        text: String(text),
      })),
  }
}
