import type { MinutesProblem } from '../archive.ts'
import type { Minutes, MinutesSite, Outline } from '../index.ts'
import { describeError, type ListedFile, type Listing } from './list-files.ts'
import type { Parser } from './parser.ts'

/** What is kept of one file. */
export interface KnownFile {
  readonly stamp: string
  /** Undefined for a file that isn't minutes, or that can't be read. */
  readonly minutes: Minutes | undefined
  readonly problem: MinutesProblem | undefined
  /** Why the file isn't served, although nothing is wrong with it. */
  readonly passedOver?: 'not-minutes' | 'lfs-pointer'
}

export interface FreshFile extends KnownFile {
  readonly outline: Outline | undefined
}

/** The longest real minutes have 8 kB. A file larger than this is something else. */
const mostBytes = 1024 * 1024

/** Never rejects: errors become the file's problem. */
export async function readFile(
  file: ListedFile,
  { readBytes, parse }: Pick<Listing, 'readBytes'> & Pick<Parser, 'parse'>,
  site: MinutesSite | undefined,
): Promise<FreshFile> {
  const { name, size, stamp } = file
  const refuse = (problem: MinutesProblem | undefined): FreshFile => ({
    stamp,
    minutes: undefined,
    outline: undefined,
    problem,
  })
  if (size > mostBytes) return refuse({ file: name, reason: 'too-large', detail: `${size} bytes, at most ${mostBytes}` })
  try {
    const parsed = await parse(name, await readBytes(file), site)
    if (parsed.ok) return { stamp, minutes: parsed.minutes, outline: parsed.outline, problem: findBroken(name, parsed.minutes) }
    if (parsed.reason === 'index-page') return refuse(undefined)
    const { reason } = parsed
    if (reason === 'not-minutes' || reason === 'lfs-pointer') return { ...refuse(undefined), passedOver: reason }
    return refuse({ file: name, reason })
  } catch (error) {
    return refuse({ file: name, reason: 'unreadable', detail: describeError(error) })
  }
}

function findBroken(file: string, { notes }: Minutes): MinutesProblem | undefined {
  const broken = notes.find(({ kind }) => kind === 'front-matter-broken')
  return broken && { file, reason: 'front-matter-broken', detail: broken.detail }
}
