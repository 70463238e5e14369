import { closeSync, open, read } from 'node:fs'
import { type Minutes, type MinutesSite, type OpenMinutes, parseMinutes } from '../../domain/minutes/index.ts'
import type { MinutesProblem } from '../../ports/minutes.ts'
import { describeError, type ListedFile } from './list-files.ts'

/** What is kept of one file. */
export interface KnownFile {
  readonly stamp: string
  /** Undefined for a file that is no minutes, or cannot be read. */
  readonly minutes: Minutes | undefined
  readonly problem: MinutesProblem | undefined
}

export interface FreshFile extends KnownFile {
  readonly opened: OpenMinutes | undefined
}

/** The longest real minutes have 8 kB; a file of this size is something else that has lost its way. */
const mostBytes = 1024 * 1024

/** Never rejects: what is wrong with the file is its problem. */
export async function readFile({ name, path, size, stamp }: ListedFile, site: MinutesSite | undefined): Promise<FreshFile> {
  const refuse = (problem: MinutesProblem | undefined): FreshFile => ({ stamp, minutes: undefined, opened: undefined, problem })
  if (size > mostBytes) return refuse({ file: name, reason: 'too-large', detail: `${size} bytes, at most ${mostBytes}` })
  try {
    const parsed = parseMinutes({ name, text: await readBytes(path, size) }, site)
    if (parsed.ok) return { stamp, minutes: parsed.minutes, opened: parsed.opened, problem: findBroken(name, parsed.minutes) }
    const belongsThere = parsed.reason === 'index-page' || parsed.reason === 'not-minutes'
    return refuse(belongsThere ? undefined : { file: name, reason: parsed.reason })
  } catch (error) {
    return refuse({ file: name, reason: 'unreadable', detail: describeError(error) })
  }
}

function findBroken(file: string, { notes }: Minutes): MinutesProblem | undefined {
  const broken = notes.find(({ kind }) => kind === 'front-matter-broken')
  return broken && { file, reason: 'front-matter-broken', detail: broken.detail }
}

/**
 * Reads into the pool of buffers, where ordinary files lie side by side; in a third of the time of `readFile` in
 * `fs/promises`, because the size is known. A file that grew since is read again at the next look: its stamp is another one.
 */
function readBytes(path: string, size: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    open(path, (failure, descriptor) => {
      if (failure) return reject(failure)
      const bytes = Buffer.allocUnsafe(size)
      read(descriptor, bytes, 0, size, 0, (error, length) => {
        // Waits for nothing after reading, and a trip to another thread takes as long as all the rest.
        closeSync(descriptor)
        if (error) reject(error)
        else resolve(length < size ? bytes.subarray(0, length) : bytes)
      })
    })
  })
}
