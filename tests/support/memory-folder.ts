import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { removeAtEnd } from './remove-at-end.ts'

/** Linux keeps this folder in memory. */
const memory = '/dev/shm'

/** Containers get 64 MB of it unless they ask for more, and a run needs most of a gigabyte. */
const neededBytes = 2_000_000_000

/**
 * Puts temporary files in memory if there is room. Databases and git wait for the disk at every commit, which was a tenth of
 * the suite's time. `TMPDIR` in the environment wins.
 */
export function setup(): (() => void) | undefined {
  if (process.env['TMPDIR'] !== undefined || !hasRoom()) return undefined
  const folder = mkdtempSync(join(memory, 'rendezvous-tests-'))
  // PostgreSQL runs as another user and has to pass through.
  chmodSync(folder, 0o711)
  process.env['TMPDIR'] = folder
  removeAtEnd(folder)
  return () => rmSync(folder, { recursive: true, force: true })
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize > neededBytes
  } catch {
    return false
  }
}
