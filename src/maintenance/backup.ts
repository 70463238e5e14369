import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import SQLite from 'better-sqlite3'
import { lockFile } from '../platform/database/sqlite.ts'
import { StoreUnusable } from '../platform/database/store-unusable.ts'
import { fsyncPath, type NewFile, writeNewFile } from './new-file.ts'

/** Numbers after a restore begin at the next multiple of this, where what was numbered since cannot be heard again. */
const numberGap = 1_000

/** How long the backup waits for another that writes, in milliseconds. */
const busyTimeoutMs = 5_000

/**
 * Copies a database file as it is at one moment, while a bot may be at work on it, and checks the copy.
 * @throws StoreUnusable when there is no such database, the copy is damaged, or the file is there already.
 */
export async function backupSqlite(url: string, to: NewFile): Promise<void> {
  const file = fileOf(url)
  if (!existsSync(file)) throw new StoreUnusable(`There is no database ${file}. Check DATABASE_URL.`)
  await writeNewFile(to, async (path) => {
    const source = new SQLite(file, { timeout: busyTimeoutMs })
    try {
      // One reading of the whole, which keeps no writer waiting; SQLite's page-wise copy begins anew at each of their commits.
      source.prepare('vacuum into ?').run(path)
    } catch (error) {
      throw new StoreUnusable(`${file} could not be copied (${messageOf(error)}). Check that the disk is not full.`, {
        cause: error,
      })
    } finally {
      source.close()
    }
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
  /** Where the database that was there is kept; undefined where there was none. */
  readonly keptAs: string | undefined
  /** Whether what was typed since the backup will be read from the workspace again. */
  readonly willCatchUp: boolean
}

/**
 * Puts a backup in the place of the database file, and keeps what was there beside it.
 * @throws StoreUnusable when a bot uses the file, or the backup is damaged or none.
 */
export function restoreSqlite(url: string, { backup, now, catchUpMs }: Restore): Restored {
  const file = fileOf(url)
  if (!existsSync(backup)) throw new StoreUnusable(`There is no file ${resolve(backup)}.`)
  checkCopy(backup)
  mkdirSync(dirname(file), { recursive: true })
  const lock = lockFile(file)
  const coming = `${file}.${process.pid}.part`
  try {
    copyFileSync(backup, coming)
    const willCatchUp = prepareRestored(coming, now, catchUpMs)
    fsyncPath(coming)
    const keptAs = putAside(file, now)
    renameSync(coming, file)
    return { keptAs, willCatchUp }
  } finally {
    rmSync(coming, { force: true })
    lock.close()
  }
}

function fileOf(url: string): string {
  const path = url.replace(/^sqlite:/, '')
  if (path === url || path === ':memory:')
    throw new StoreUnusable('This is for a database file (DATABASE_URL=sqlite:…). For PostgreSQL use pg_dump: docs/data.md.')
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
    throw new StoreUnusable(`${path} is no whole database of Rendezvous (${messageOf(error)}).`, { cause: error })
  }
}

/** Writes into the log that it was restored; true when the bot will read again what was typed since. */
function prepareRestored(path: string, now: number, catchUpMs: number): boolean {
  const database = new SQLite(path)
  try {
    const heard = database.prepare("select value from setting where key = 'heardUntil'").pluck().get()
    const willCatchUp = typeof heard === 'string' && Number(heard) >= now - catchUpMs
    database.transaction(() => {
      database
        .prepare("insert into audit (at, who, what, place, detail) values (?, '', 'restore', '', ?)")
        .run(now, typeof heard === 'string' ? new Date(Number(heard)).toISOString() : '')
      // A message's id comes from its number: under one that was given before, the workspace would take it for said already.
      if (!willCatchUp)
        database.prepare("update sqlite_sequence set seq = (seq / ? + 1) * ? where name = 'short_id'").run(numberGap, numberGap)
    })()
    return willCatchUp
  } finally {
    database.close()
  }
}

/** With its log of writes, without which it would not be whole. */
function putAside(file: string, now: number): string | undefined {
  if (!existsSync(file)) return undefined
  const keptAs = `${file}.before-${new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
  if (existsSync(keptAs)) throw new StoreUnusable(`${keptAs} is there already. Move it away, and restore again.`)
  for (const ending of ['-shm', '-wal', '']) {
    if (existsSync(file + ending)) renameSync(file + ending, keptAs + ending)
  }
  return keptAs
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
