import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import SQLite from 'better-sqlite3'
import { lockFile } from '../platform/database/sqlite.ts'
import { StoreUnusable } from '../platform/database/store-unusable.ts'
import { messageOf } from '../shared/message-of.ts'
import type { Progress } from '../shared/progress.ts'
import { fsyncPath, type NewFile, writeNewFile } from './new-file.ts'

/** After a restore that can't catch up, numbers continue at the next multiple of this. */
const numberGap = 1_000

const megabyte = 1024 * 1024
const silent: Pick<Progress, 'show'> = { show() {} }

/** How long the backup waits for a writer, in milliseconds. */
const busyTimeoutMs = 5_000

/**
 * Copies a database file as of one moment, even while a bot is using it, and checks the copy.
 * @throws StoreUnusable when there is no such database, the copy is damaged, or the target file exists.
 */
export async function backupSqlite(url: string, to: NewFile, { show }: Pick<Progress, 'show'> = silent): Promise<void> {
  const file = fileOf(url)
  if (!existsSync(file)) throw new StoreUnusable(`There is no database ${file}. Check DATABASE_URL.`)
  await writeNewFile(to, async (path) => {
    const source = new SQLite(file, { timeout: busyTimeoutMs })
    try {
      show(`Copying ${Math.ceil(statSync(file).size / megabyte)} MB …`)
      // A single read of everything blocks no writer. SQLite's page-wise backup starts over at each commit.
      source.prepare('vacuum into ?').run(path)
    } catch (error) {
      throw new StoreUnusable(`${file} could not be copied (${messageOf(error)}). Check that the disk is not full.`, {
        cause: error,
      })
    } finally {
      source.close()
    }
    show('Checking the copy …')
    checkCopy(path)
  })
}

export interface Restore {
  readonly backup: string
  readonly now: number
  /** How far back a bot reads what it has missed, in milliseconds. */
  readonly catchUpMs: number
}

export interface Restored {
  /** Where the previous database is kept; undefined when there was none. */
  readonly keptAs: string | undefined
  /** Whether the bot will read what was typed since the backup from the workspace again. */
  readonly willCatchUp: boolean
}

/**
 * Replaces the database file with a backup, and keeps the previous file next to it.
 * @throws StoreUnusable when a bot is using the file, or the backup is missing or damaged.
 */
export function restoreSqlite(
  url: string,
  { backup, now, catchUpMs }: Restore,
  { show }: Pick<Progress, 'show'> = silent,
): Restored {
  const file = fileOf(url)
  if (!existsSync(backup)) throw new StoreUnusable(`There is no file ${resolve(backup)}.`)
  show('Checking the backup …')
  checkCopy(backup)
  mkdirSync(dirname(file), { recursive: true })
  const lock = lockFile(file)
  const incoming = `${file}.${process.pid}.part`
  try {
    show(`Copying ${Math.ceil(statSync(backup).size / megabyte)} MB …`)
    copyFileSync(backup, incoming)
    const willCatchUp = prepareRestored(incoming, now, catchUpMs)
    fsyncPath(incoming)
    const keptAs = putAside(file, now)
    renameSync(incoming, file)
    return { keptAs, willCatchUp }
  } finally {
    rmSync(incoming, { force: true })
    lock.close()
  }
}

function fileOf(url: string): string {
  const path = url.replace(/^sqlite:/, '')
  if (path === url || path === ':memory:')
    throw new StoreUnusable(
      'This works for a database file only (DATABASE_URL=sqlite:…). For PostgreSQL use pg_dump: docs/data.md.',
    )
  return resolve(path)
}

function checkCopy(path: string): void {
  try {
    const copy = new SQLite(path, { readonly: true })
    try {
      const found = copy.pragma('integrity_check', { simple: true })
      if (found !== 'ok') throw new Error(String(found))
      copy.prepare('select name from kysely_migration').all()
    } finally {
      copy.close()
    }
  } catch (error) {
    throw new StoreUnusable(`${path} is not a complete Rendezvous database (${messageOf(error)}).`, { cause: error })
  }
}

/** Records the restore in the audit log. True when the bot will read again what was typed since. */
function prepareRestored(path: string, now: number, catchUpMs: number): boolean {
  const database = new SQLite(path)
  try {
    const heard = database.prepare("select value from setting where key = 'heardUntil'").pluck().get()
    const willCatchUp = typeof heard === 'string' && Number(heard) >= now - catchUpMs
    database.transaction(() => {
      database
        .prepare("insert into audit (at, who, what, place, detail) values (?, '', 'restore', '', ?)")
        .run(now, typeof heard === 'string' ? new Date(Number(heard)).toISOString() : '')
      // A message's id comes from its number. With a number used before, the workspace would treat it as already sent.
      if (!willCatchUp)
        database.prepare("update sqlite_sequence set seq = (seq / ? + 1) * ? where name = 'short_id'").run(numberGap, numberGap)
    })()
    return willCatchUp
  } finally {
    database.close()
  }
}

/** Includes its write-ahead log, without which it would be incomplete. */
function putAside(file: string, now: number): string | undefined {
  if (!existsSync(file)) return undefined
  const keptAs = `${file}.before-${new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
  if (existsSync(keptAs)) throw new StoreUnusable(`${keptAs} already exists. Move it away and restore again.`)
  for (const ending of ['-shm', '-wal', '']) {
    if (existsSync(file + ending)) renameSync(file + ending, keptAs + ending)
  }
  return keptAs
}
