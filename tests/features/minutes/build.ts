import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import {
  createMinutesIndex,
  type Glossary,
  type Minutes,
  type MinutesIndex,
  parseMinutes,
} from '../../../src/features/minutes/index.ts'

const sandbox = new URL('../../../sandbox/minutes/', import.meta.url)
const glossaryFile = new URL('../../../config/minutes-glossary.yaml', import.meta.url)

export const realNames = ['2018-03-22.md', '2018-06-26.md', '2018-10-12.md'] as const

export function realText(name: string): string {
  return readFileSync(new URL(name, sandbox), 'utf8')
}

/** Minutes that must be readable; otherwise the test fails with the reason. */
export function aMinutes(text: string, name = '2018-03-22.md'): Minutes {
  const parsed = parseMinutes({ name, text })
  if (!parsed.ok) throw new Error(`refused: ${parsed.reason}`)
  return parsed.minutes
}

export function realMinutes(): readonly Minutes[] {
  return realNames.map((name) => aMinutes(realText(name), name))
}

/** The glossary that ships with the bot, read without the adapter. */
export function realGlossary(): Glossary {
  const entries: Record<string, string | string[]> = parse(readFileSync(glossaryFile, 'utf8'))
  return new Map(Object.entries(entries).map(([source, targets]) => [source, [targets].flat()]))
}

export function realIndex(): MinutesIndex {
  return createMinutesIndex(realMinutes(), realGlossary())
}

/** Quoted lines of every answer, best first. */
export function quotesOf(index: MinutesIndex, words: string): readonly string[] {
  return index.ask(words).flatMap(({ quotes }) => quotes.map(({ text }) => text))
}
