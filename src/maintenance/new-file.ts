import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { StoreUnusable } from '../platform/database/store-unusable.ts'

export interface NewFile {
  readonly file: string
  /** Whether an existing file may be replaced. */
  readonly overwrite: boolean
}

/**
 * Writes a file under a temporary name, waits for the disk, and only then renames it, so that a file with the name is always
 * complete. Only its owner may read it, because it contains personal data and a secret.
 * @throws StoreUnusable when the file already exists.
 */
export async function writeNewFile({ file, overwrite }: NewFile, write: (path: string) => Promise<void>): Promise<void> {
  const target = resolve(file)
  const refuse = () => {
    if (existsSync(target) && !overwrite)
      throw new StoreUnusable(`${target} already exists. Choose another name, or add --overwrite.`)
  }
  refuse()
  const path = `${target}.${process.pid}.part`
  try {
    mkdirSync(dirname(target), { recursive: true })
    closeSync(openSync(path, 'wx', 0o600))
    await write(path)
    fsyncPath(path)
    refuse()
    renameSync(path, target)
    fsyncPath(dirname(target))
  } finally {
    rmSync(path, { force: true })
  }
}

/** Waits until a file, or the names in a folder, are on the disk. */
export function fsyncPath(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
