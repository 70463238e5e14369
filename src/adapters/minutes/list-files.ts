import { readdir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { MinutesProblem } from '../../ports/minutes.ts'

export interface ListedFile {
  /** Below the folder, parted by `/`. */
  readonly name: string
  readonly path: string
  readonly size: number
  /** Changes whenever the file's content may have changed. */
  readonly stamp: string
}

export interface Listing {
  readonly root: string
  readonly files: readonly ListedFile[]
  readonly problems: readonly MinutesProblem[]
}

/**
 * Lists `*.md` files below a folder, sorted by name. Links are followed as long as they stay inside, as in a mounted
 * ConfigMap, whose versions live in hidden folders; each file is listed once.
 * @throws When the folder itself cannot be read.
 */
export async function listFiles(folder: string): Promise<Listing> {
  const root = await realpath(folder)
  const names = await listNames(root, '', new Set([root]))
  const problems: MinutesProblem[] = []
  const files: ListedFile[] = []
  const seen = new Set<string>()
  for (const found of await Promise.all(names.map((name) => describeFile(root, name)))) {
    if ('reason' in found) problems.push(found)
    else if (!seen.has(found.path)) {
      seen.add(found.path)
      files.push(found)
    }
  }
  return { root, files, problems }
}

async function listNames(root: string, below: string, visited: Set<string>): Promise<readonly string[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true })
  const names: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.name.startsWith('.')) continue
    if (/\.(?:md|markdown)$/i.test(entry.name) && !entry.isDirectory()) names.push(name)
    else if (entry.isDirectory() || entry.isSymbolicLink()) names.push(...(await enterFolder(root, name, visited)))
  }
  return names
}

/** A folder inside that cannot be read hides its own files only; one that was visited before is a circle of links. */
async function enterFolder(root: string, name: string, visited: Set<string>): Promise<readonly string[]> {
  try {
    const real = await realpath(join(root, name))
    if (!isInside(root, real) || visited.has(real)) return []
    visited.add(real)
    return await listNames(root, name, visited)
  } catch {
    return []
  }
}

async function describeFile(root: string, name: string): Promise<ListedFile | MinutesProblem> {
  try {
    const path = await realpath(join(root, name))
    if (!isInside(root, path)) return { file: name, reason: 'outside-folder' }
    const found = await stat(path)
    if (!found.isFile()) return { file: name, reason: 'unreadable', detail: 'not a file' }
    return { name, path, size: found.size, stamp: `${found.mtimeMs}:${found.size}:${found.ino}` }
  } catch (error) {
    return { file: name, reason: 'unreadable', detail: describeError(error) }
  }
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
