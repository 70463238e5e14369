import { readFile, stat } from 'node:fs/promises'
import { parse } from 'yaml'
import type { MinutesProblem } from '../archive.ts'
import type { Glossary } from '../index.ts'
import { describeError, writeStamp } from './list-files.ts'

export interface LoadedGlossary {
  readonly words: Glossary
  /** The path of the file that was read; undefined if there was none. */
  readonly stamp: string | undefined
  readonly problem: MinutesProblem | undefined
}

export const noGlossary: LoadedGlossary = { words: new Map(), stamp: undefined, problem: undefined }

/**
 * Reads the glossary unless its file is unchanged. Returns the previous object when no word has changed or the file can't be
 * read.
 */
export async function loadGlossary(file: string | undefined, before: LoadedGlossary): Promise<LoadedGlossary> {
  if (file === undefined) return before
  try {
    const stamp = writeStamp(await stat(file))
    return stamp === before.stamp ? before : await readChanged(file, stamp, before)
  } catch (error) {
    return { ...before, stamp: undefined, problem: { file, reason: 'glossary-unreadable', detail: describeError(error) } }
  }
}

async function readChanged(file: string, stamp: string, before: LoadedGlossary): Promise<LoadedGlossary> {
  try {
    const words = await readGlossary(file)
    const isSame = JSON.stringify([...words]) === JSON.stringify([...before.words])
    return { words: isSame ? before.words : words, stamp, problem: undefined }
  } catch (error) {
    const detail = describeError(error).split('\n', 1)[0] ?? ''
    return { ...before, stamp, problem: { file, reason: 'glossary-unreadable', detail } }
  }
}

/** A YAML map from words to a translation or a list of translations. Entries of any other shape are skipped. */
async function readGlossary(file: string): Promise<Glossary> {
  const content: unknown = parse(await readFile(file, 'utf8'), { logLevel: 'silent' })
  if (typeof content !== 'object' || content === null || Array.isArray(content)) throw new Error('not a map of words')
  return new Map(Object.entries(content).map(([source, targets]) => [source, readTargets(targets)]))
}

function readTargets(targets: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(targets) ? targets : [targets]
  return list.filter((target) => typeof target === 'string')
}
