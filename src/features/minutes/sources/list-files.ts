import { closeSync, open, read, type Stats } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { mapConcurrently } from '../../../shared/concurrency.ts'
import type { MinutesProblem } from '../archive.ts'

export interface ListedFile {
  /** Below the folder, parted by `/`. */
  readonly name: string
  /** By which the source finds its content. */
  readonly path: string
  readonly size: number
  /** Changes whenever the file's content may have changed. */
  readonly stamp: string
}

export interface Listing {
  readonly root: string
  readonly files: readonly ListedFile[]
  readonly problems: readonly MinutesProblem[]
  /** @throws When the file cannot be read. */
  readBytes(file: ListedFile): Promise<Uint8Array>
  /** Call it once all is read. */
  close(): void
}

/** An entry whose place is known and whose content is not. */
interface FoundName {
  readonly name: string
  /** As found: the real path, unless it is a link. */
  readonly path: string
  readonly isLink: boolean
}

/**
 * Files read at a time. More are no faster and cost memory: whatever is being read during a garbage collection counts as
 * long-lived, and V8 enlarges its young generation. A thousand files added 12 MB with 8 at a time and 17 MB with 32.
 */
export const filesAtOnce = 8

/**
 * Lists `*.md` files below a folder, sorted by name. Links are followed as long as they stay inside, as in a mounted
 * ConfigMap, whose versions live in hidden folders; each file is listed once.
 * @throws When the folder itself cannot be read.
 */
export async function listFiles(folder: string): Promise<Listing> {
  const root = await realpath(folder)
  const names = await listNames(root, { path: root, name: '' }, new Set([root]))
  const problems: MinutesProblem[] = []
  const files: ListedFile[] = []
  const seen = new Set<string>()
  for (const found of await mapConcurrently(names, filesAtOnce, (name) => describeFile(root, name))) {
    if ('reason' in found) problems.push(found)
    else if (!seen.has(found.path)) {
      seen.add(found.path)
      files.push(found)
    }
  }
  return { root, files, problems, readBytes, close() {} }
}

export function isMinutesName(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name)
}

interface Below {
  readonly path: string
  /** Empty for the folder of minutes itself. */
  readonly name: string
}

async function listNames(root: string, below: Below, visited: Set<string>): Promise<readonly FoundName[]> {
  const entries = await readdir(below.path, { withFileTypes: true })
  const names: FoundName[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    const name = below.name === '' ? entry.name : `${below.name}/${entry.name}`
    const path = join(below.path, entry.name)
    const isLink = entry.isSymbolicLink()
    if (isMinutesName(entry.name) && !entry.isDirectory()) names.push({ name, path, isLink })
    else if (entry.isDirectory() || isLink)
      for (const inner of await enterFolder(root, { name, path }, visited)) names.push(inner)
  }
  return names
}

/** A folder inside that cannot be read hides its own files only; one that was visited before is a circle of links. */
async function enterFolder(root: string, { name, path }: Below, visited: Set<string>): Promise<readonly FoundName[]> {
  try {
    const real = await realpath(path)
    if (!isInside(root, real) || visited.has(real)) return []
    visited.add(real)
    return await listNames(root, { name, path: real }, visited)
  } catch {
    return []
  }
}

async function describeFile(root: string, { name, path, isLink }: FoundName): Promise<ListedFile | MinutesProblem> {
  try {
    if (!isLink) return describeFound(name, path, await lstat(path))
    const target = await realpath(path)
    return isInside(root, target) ? describeFound(name, target, await stat(target)) : { file: name, reason: 'outside-folder' }
  } catch (error) {
    return { file: name, reason: 'unreadable', detail: describeError(error) }
  }
}

function describeFound(name: string, path: string, found: Stats): ListedFile | MinutesProblem {
  if (!found.isFile()) return { file: name, reason: 'unreadable', detail: 'not a file' }
  return { name, path, size: found.size, stamp: writeStamp(found) }
}

/**
 * Reads into the pool of buffers, where ordinary files lie side by side; in a third of the time of `readFile` in
 * `fs/promises`, because the size is known. A file that grew since is read again at the next look: its stamp is another one.
 */
function readBytes({ path, size }: ListedFile): Promise<Uint8Array> {
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

/** Joined, because a template keeps its five parts in memory for each of ten thousand files. */
export function writeStamp({ mtimeMs, size, ino }: Stats): string {
  return [mtimeMs, size, ino].join(':')
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way !== '..' && !way.startsWith(`..${sep}`)
}

/** The system's code, as `EACCES`: its message repeats the path. */
export function describeError(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.message : String(error)
}
