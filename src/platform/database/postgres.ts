import { randomUUID } from 'node:crypto'
import { PostgresDialect, sql } from 'kysely'
import type { Database } from './dialect.ts'
import { StoreUnusable } from './store-unusable.ts'

/** PostgreSQL's type id of bigint, which `pg` gives as text unless told otherwise; ours all fit a number. */
const bigintOid = 20

/** Inbox, outbox and commands at once; more would wait for the same rows. */
const maxConnections = 8

/** What each copy of the bot begins its name with among the connections of the server; the rest tells copies apart. */
export const applicationPrefix = 'rendezvous '

/**
 * A copy that freezes within a transaction keeps its locks, and the copies that wait for them wait as long. Ours take
 * milliseconds between two statements.
 */
const idleInTransaction = '5s'

/**
 * Connects to PostgreSQL.
 * @throws StoreUnusable when the server is out of reach or refuses the login.
 */
export async function openPostgres(url: string, onLost: (error: Error) => void): Promise<Database> {
  const { Pool, types } = (await import('pg')).default
  const pool = new Pool({
    connectionString: url,
    application_name: `${applicationPrefix}${randomUUID()}`,
    max: maxConnections,
    connectionTimeoutMillis: 10_000,
    // A setting and not a connection parameter: connection poolers refuse those that they do not know.
    onConnect: async (client) => void (await client.query(`set idle_in_transaction_session_timeout = '${idleInTransaction}'`)),
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === bigintOid && format !== 'binary' ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
  })
  // An idle connection that breaks has no caller to tell; without a listener it would end the process.
  pool.on('error', onLost)
  // The same for one that breaks between two statements of a transaction; the next statement fails and says so to its caller.
  pool.on('connect', (client) => client.on('error', onLost))
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    const why = error instanceof Error ? error.message : String(error)
    throw new StoreUnusable(
      `PostgreSQL at ${hideSecrets(url)} cannot be used (${why}). Check that the server runs, and the user, password and database name in DATABASE_URL.`,
      { cause: error },
    )
  }
  return {
    name: 'postgres',
    dialect: new PostgresDialect({ pool }),
    countingKey: sql`bigint generated always as identity primary key`,
    skipLocked: sql`for update skip locked`,
    lockRows: sql`for update`,
    relaxedDurability: (db, work) => work(db),
    release: async () => {},
  }
}

function hideSecrets(url: string): string {
  try {
    const { host, pathname } = new URL(url)
    return `${host}${pathname}`
  } catch {
    return 'the address in DATABASE_URL'
  }
}
