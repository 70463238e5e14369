import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import SQLite from 'better-sqlite3'
import { SqliteAdapter, SqliteDialect, sql } from 'kysely'
import { messageOf } from '../../shared/message-of.ts'
import type { Database } from './dialect.ts'
import { cachePreparedStatements } from './prepared-statements.ts'
import { StoreUnusable } from './store-unusable.ts'

/** How long a statement waits while a backup or a shell locks the file, in milliseconds. */
const busyTimeoutMs = 5_000

/**
 * Opens (and creates) a database file, or `:memory:`.
 * @throws StoreUnusable when the folder isn't writable, or another copy of the bot uses the file.
 */
export function openSqlite(path: string): Database {
  if (path === ':memory:') return describe(new SQLite(path), undefined)
  const file = resolve(path)
  try {
    mkdirSync(dirname(file), { recursive: true })
    const lock = lockFile(file)
    return describe(openDurable(file), lock)
  } catch (error) {
    if (error instanceof StoreUnusable) throw error
    throw new StoreUnusable(explain(file, error), { cause: error })
  }
}

/**
 * Opens a file that a bot may be using. SQLite lets processes share a file; only two bots must not.
 * @throws StoreUnusable when there is no such file, or it can't be read.
 */
export function openSqliteBeside(path: string): Database {
  try {
    return describe(new SQLite(resolve(path), { timeout: busyTimeoutMs, fileMustExist: true }), undefined)
  } catch (error) {
    throw new StoreUnusable(explain(resolve(path), error), { cause: error })
  }
}

function openDurable(file: string): SQLite.Database {
  const database = new SQLite(file, { timeout: busyTimeoutMs })
  database.pragma('journal_mode = WAL')
  // A command writes some twenty pages. With SQLite's own 1,000, every fortieth waits until they are moved into the database. 16 MB.
  database.pragma('wal_autocheckpoint = 4000')
  // FULL syncs at every commit: an acknowledged command outlives a power cut. Measured at 0.2 ms a commit (docs/adr/0002-store.md).
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  return database
}

/**
 * Two bots on one file would both reply, each on its own connection to the workspace. A pid file doesn't work in containers,
 * where every bot is pid 1. So this is a lock that the operating system releases when the process dies.
 */
export function lockFile(file: string): SQLite.Database {
  const lock = new SQLite(`${file}.lock`, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    throw new StoreUnusable(
      `Another copy of Rendezvous is using ${file}. Stop it first, or use PostgreSQL (DATABASE_URL=postgres://…) to run several copies.`,
      { cause: error },
    )
  }
}

/** SQLite rolls back schema changes like any others. Kysely assumes that it doesn't, and would leave a step half applied. */
class TransactionalDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

function describe(database: SQLite.Database, lock: SQLite.Database | undefined): Database {
  return {
    name: 'sqlite',
    dialect: new TransactionalDialect({ database: cachePreparedStatements(database) }),
    countingKey: sql`integer primary key autoincrement`,
    findTable: (name) => sql`select 1 from sqlite_master where type = 'table' and name = ${name}`,
    skipLocked: sql``,
    lockRows: sql``,
    relaxedDurability: (db, work) =>
      db.isTransaction ? work(db) : db.connection().execute((alone) => withoutSync(database, () => work(alone))),
    withoutDeadline: (work) => work(),
    release: async () => {
      lock?.close()
    },
  }
}

/** The write-ahead log is one sequence: the next synced commit syncs everything before it. */
async function withoutSync<T>(database: SQLite.Database, work: () => Promise<T>): Promise<T> {
  database.exec('pragma synchronous = normal')
  try {
    return await work()
  } finally {
    database.exec('pragma synchronous = full')
  }
}

function explain(file: string, error: unknown): string {
  const why = messageOf(error)
  return `The database ${file} cannot be opened (${why}). Check that the folder exists, that its disk is not full, and that this user may write there; or set DATABASE_URL.`
}
