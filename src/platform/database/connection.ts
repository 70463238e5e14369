import { Kysely } from 'kysely'
import type { Database } from './dialect.ts'
import { postponedClaim } from './messaging-tables.ts'
import { migrateToLatest } from './migrate.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite, openSqliteBeside } from './sqlite.ts'
import { StoreUnusable } from './store-unusable.ts'
import type { Tables } from './tables.ts'

/** What repositories run their queries on: the database, or one of its transactions. */
export type Db = Kysely<Tables>

export interface TransactionOptions {
  /** A power cut may undo it, because it would be done again: see `relaxedDurability`. */
  readonly isRepeatable?: boolean
}

export interface Connection {
  readonly db: Db
  readonly database: Database
  transaction<T>(work: (tx: Db) => Promise<T>, options?: TransactionOptions): Promise<T>
  close(): Promise<void>
}

export interface ConnectionOptions {
  readonly url: string
  readonly onLost: (error: Error) => void
  /** Called when a statement found no room on the disk. */
  readonly onFull: () => void
}

/**
 * Opens the database and brings its schema up to date.
 * @throws StoreUnusable with a fix.
 */
export async function connectDatabase({ url, onLost, onFull }: ConnectionOptions): Promise<Connection> {
  const database = await openDatabase(url, onLost)
  const db = new Kysely<Tables>({
    dialect: database.dialect,
    log: (event) => void (event.level === 'error' && isDiskFull(event.error) && onFull()),
  })
  const close = async () => {
    await db.destroy()
    await database.release()
  }
  try {
    await migrateToLatest(db as unknown as Kysely<unknown>, database)
    if (database.name === 'sqlite') await endLeases(db)
  } catch (error) {
    await close()
    throw error
  }
  const transaction = <T>(work: (tx: Db) => Promise<T>, { isRepeatable = false }: TransactionOptions = {}) =>
    isRepeatable ? database.relaxedDurability(db, (alone) => alone.transaction().execute(work)) : db.transaction().execute(work)
  return { db, database, transaction, close }
}

/** The codes of PostgreSQL and of SQLite. */
function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '53100' || error.code === 'SQLITE_FULL')
}

/** The lock on the file proves that no other process can have claimed these rows. */
async function endLeases(db: Db): Promise<void> {
  await db
    .updateTable('inbox')
    .set({ lease_until: 0 })
    .where('state', '=', 'waiting')
    .where('claimed_by', 'is distinct from', postponedClaim)
    .execute()
  await db.updateTable('outbox').set({ lease_until: 0 }).where('state', '=', 'due').execute()
}

/** Opens a database as it is; a file is locked for this process. */
export async function openDatabase(url: string, onLost: (error: Error) => void): Promise<Database> {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length))
  if (/^postgres(ql)?:/.test(url)) return openPostgres(url, onLost)
  throw new StoreUnusable('DATABASE_URL must begin with sqlite: or postgres://.')
}

/** Opens an existing database that a bot may be using. */
export async function openBeside(url: string): Promise<Database> {
  return url.startsWith('sqlite:') ? openSqliteBeside(url.slice('sqlite:'.length)) : openDatabase(url, () => {})
}
