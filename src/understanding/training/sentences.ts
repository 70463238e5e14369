import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Lang, langs } from '../../shared/i18n/lang.ts'

/** One sentence that somebody might type, and what it means. */
export interface Example {
  readonly lang: Lang
  readonly intent: string
  readonly text: string
}

const dataFolder = resolve(import.meta.dirname, '../data')

/** The lines of a data file without blank lines and comments. */
export function readLines(name: string): readonly string[] {
  const lines = readFileSync(resolve(dataFolder, name), 'utf8').split('\n')
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('# ') && line !== '#')
}

/** The sentences of both languages: one per line, under their `[intent]`. */
export function readExamples(): readonly Example[] {
  return langs.flatMap((lang) => parseExamples(readLines(`sentences.${lang}.txt`), lang))
}

/** @throws Error when a sentence comes before the first heading. */
export function parseExamples(lines: readonly string[], lang: Lang): readonly Example[] {
  let intent: string | undefined
  return lines.flatMap((line) => {
    const [, heading] = /^\[([a-z]+)\]$/.exec(line) ?? []
    if (heading !== undefined) {
      intent = heading
      return []
    }
    if (intent === undefined) throw new Error(`"${line}" stands below no [intent].`)
    return [{ lang, intent, text: line }]
  })
}
