import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { StoreUnusable } from '../platform/database/store-unusable.ts'

export interface NewFile {
  readonly file: string
  /** Whether a file that is already there may be replaced. */
  readonly overwrite: boolean
}

/**
 * Writes a file under a temporary name beside its own, waits for the disk, and only then gives it its name: whoever finds
 * the name finds all of it. Its owner alone may read it, for it holds what people have told the bot, and a secret.
 * @throws StoreUnusable when there is a file already.
 */
export async function writeNewFile({ file, overwrite }: NewFile, write: (path: string) => Promise<void>): Promise<void> {
  const target = resolve(file)
  const refuse = () => {
    if (existsSync(target) && !overwrite)
      throw new StoreUnusable(`${target} is there already. Choose another name, or add --overwrite.`)
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
