import { randomUUID } from 'node:crypto'
import { PostgresDialect, sql } from 'kysely'
import { messageOf } from '../../shared/message-of.ts'
import { createDeadlinePool } from './deadline-pool.ts'
import type { Database } from './dialect.ts'
import { StoreUnusable } from './store-unusable.ts'

/** PostgreSQL's type id of bigint, which `pg` returns as text unless told otherwise; ours all fit a number. */
const bigintOid = 20

/** Several copies are for availability, not for speed: more connections would only wait for the same rows. */
const maxConnections = 4

/** Each copy of the bot connects under a name with this prefix; the rest tells copies apart. */
export const applicationPrefix = 'rendezvous '

/** Milliseconds. The bot's statements take a few of them; the deadline leaves time to reconnect and still reply within 15 s. */
const steadyDeadlineMs = 8_000
/** A schema step may rewrite a table, and waits while another copy applies it. */
const migrationDeadlineMs = 300_000

/**
 * Settings of each connection. If a copy freezes within a transaction, other copies would wait for its locks. Our transactions
 * take milliseconds between two statements. The server also ends statements that the client has given up on.
 */
const sessionSettings = `set idle_in_transaction_session_timeout = '5s'; set statement_timeout = '${migrationDeadlineMs}'`

export interface PostgresDeadlines {
  readonly connectMs: number
  readonly statementMs: number
}

/**
 * Connects to PostgreSQL.
 * @throws StoreUnusable when the server can't be reached or refuses the login.
 */
export async function openPostgres(
  url: string,
  onLost: (error: Error) => void,
  { connectMs, statementMs }: PostgresDeadlines = { connectMs: 10_000, statementMs: steadyDeadlineMs },
): Promise<Database> {
  const { Pool, types } = (await import('pg')).default
  let migrations = 0
  const pool = new Pool({
    connectionString: url,
    application_name: `${applicationPrefix}${randomUUID()}`,
    max: maxConnections,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // Settings instead of connection parameters, because connection poolers refuse parameters they don't know.
    onConnect: async (client) => void (await client.query(sessionSettings)),
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === bigintOid && format !== 'binary' ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
  })
  // An idle connection that breaks has no caller to notify; without a listener it would end the process.
  pool.on('error', onLost)
  // The same for one that breaks between two statements of a transaction; the next statement fails and tells its caller.
  pool.on('connect', (client) => client.on('error', onLost))
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    const why = messageOf(error)
    throw new StoreUnusable(
      `PostgreSQL at ${hideSecrets(url)} cannot be used (${why}). Check that the server runs, and check the user, password and database name in DATABASE_URL.`,
      { cause: error },
    )
  }
  return {
    name: 'postgres',
    dialect: new PostgresDialect({
      pool: createDeadlinePool(pool, () => (migrations > 0 ? migrationDeadlineMs : statementMs)),
    }),
    countingKey: sql`bigint generated always as identity primary key`,
    findTable: (name) => sql`select 1 where to_regclass(${name}) is not null`,
    skipLocked: sql`for update skip locked`,
    lockRows: sql`for update`,
    relaxedDurability: (db, work) => work(db),
    async withoutDeadline(work) {
      migrations += 1
      try {
        return await work()
      } finally {
        migrations -= 1
      }
    },
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
