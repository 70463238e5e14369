import { readFile } from 'node:fs/promises'
import { type MinutesSite, type ParsedMinutes, parseMinutes } from '../../domain/minutes/index.ts'
import type { MinutesProblem } from '../../ports/minutes.ts'
import { describeError, type ListedFile } from './list-files.ts'

export interface ReadFile {
  readonly stamp: string
  readonly parsed: ParsedMinutes | undefined
  readonly problem: MinutesProblem | undefined
}

/** The longest real minutes have 8 kB; a file of this size is something else that has lost its way. */
const mostBytes = 1024 * 1024

/** A thousand files took half the time that they took with eight at once; far below the limits on open files. */
const mostAtOnce = 32

/** Reads the files that are new or have another stamp than before; the others are taken over as they are. */
export async function readFiles(
  files: readonly ListedFile[],
  before: ReadonlyMap<string, ReadFile>,
  site: MinutesSite | undefined,
): Promise<{ readonly files: ReadonlyMap<string, ReadFile>; readonly changed: number }> {
  const done = new Map<string, ReadFile>()
  const waiting = files.values()
  let changed = 0
  async function work(): Promise<void> {
    for (const file of waiting) {
      const known = before.get(file.name)
      if (known?.stamp === file.stamp) done.set(file.name, known)
      else {
        done.set(file.name, await readOne(file, site))
        changed++
      }
    }
  }
  await Promise.all(Array.from({ length: mostAtOnce }, work))
  const inOrder = files.flatMap(({ name }) => {
    const read = done.get(name)
    return read ? [[name, read] as const] : []
  })
  return { files: new Map(inOrder), changed }
}

async function readOne({ name, path, size, stamp }: ListedFile, site: MinutesSite | undefined): Promise<ReadFile> {
  if (size > mostBytes) {
    return {
      stamp,
      parsed: undefined,
      problem: { file: name, reason: 'too-large', detail: `${size} bytes, at most ${mostBytes}` },
    }
  }
  try {
    const parsed = parseMinutes({ name, text: await readFile(path) }, site)
    return { stamp, parsed, problem: findProblem(name, parsed) }
  } catch (error) {
    return { stamp, parsed: undefined, problem: { file: name, reason: 'unreadable', detail: describeError(error) } }
  }
}

function findProblem(file: string, parsed: ParsedMinutes): MinutesProblem | undefined {
  if (!parsed.ok) {
    const belongsThere = parsed.reason === 'index-page' || parsed.reason === 'not-minutes'
    return belongsThere ? undefined : { file, reason: parsed.reason }
  }
  const broken = parsed.minutes.notes.find(({ kind }) => kind === 'front-matter-broken')
  return broken && { file, reason: 'front-matter-broken', detail: broken.detail }
}
