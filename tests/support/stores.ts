import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'

export interface TestDatabase {
  /** For `openStore`. */
  readonly url: string
  /** Removes it; every store on it must be closed. */
  remove(): Promise<void>
}

export interface DatabaseKind {
  readonly name: string
  /** False where the machine has none: the suite is then skipped, and the run says so. */
  readonly isHere: boolean
  /** A database with today's schema and no rows: a copy of one that was migrated once for the whole run. */
  create(): Promise<TestDatabase>
  /** A database without a single table. */
  createBare(): Promise<TestDatabase>
}

/** Each kind of database, which the store must treat alike. */
export const databaseKinds = [
  {
    name: 'SQLite',
    isHere: true,
    create: async () => createSqliteFile(),
    createBare: async () => createBareSqliteFile(),
  },
  {
    name: 'PostgreSQL',
    isHere: inject('postgres') !== undefined,
    create: borrowPostgresDatabase,
    createBare: () => createPostgresDatabase(undefined),
  },
] as const satisfies readonly DatabaseKind[]

const [sqlite, postgres] = databaseKinds

export { postgres, sqlite }

/** For whole stories, which take seconds: `npm test` plays them on SQLite, `npm run test:slow` on PostgreSQL. */
export const storyDatabases = databaseKinds.filter(
  ({ name }) => (name === 'PostgreSQL') === (process.env['RENDEZVOUS_TESTS'] === 'slow'),
)

/** A file with today's schema and no rows. */
export function createSqliteFile(): TestDatabase {
  return createBareSqliteFile(Buffer.from(inject('migratedSqlite'), 'base64'))
}

function createBareSqliteFile(content?: Uint8Array): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'rendezvous-test-'))
  const file = join(folder, 'test.db')
  if (content !== undefined) writeFileSync(file, content)
  return {
    url: `sqlite:${file}`,
    async remove() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Databases that a test is done with, emptied for the next one: creating one takes ten times as long. */
const emptied: PostgresDatabase[] = []

interface PostgresDatabase {
  readonly url: string
  readonly client: pg.Client
}

async function borrowPostgresDatabase(): Promise<TestDatabase> {
  const database = emptied.pop() ?? (await openPostgresDatabase())
  return {
    url: database.url,
    async remove() {
      await database.client.query(emptyEveryTable)
      emptied.push(database)
    },
  }
}

async function openPostgresDatabase(): Promise<PostgresDatabase> {
  const { url } = await createPostgresDatabase(inject('postgres')?.template)
  return { url, client: await connectTo(url) }
}

/** Creates and drops databases, for all tests of this worker. */
let administrator: Promise<pg.Client> | undefined

/** A connection runs one statement at a time. */
let administering: Promise<unknown> = Promise.resolve()

function administer(client: pg.Client, statement: string): Promise<void> {
  const done = administering.then(async () => void (await client.query(statement)))
  administering = done.catch(() => {})
  return done
}

async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  // The server stops before the worker that has this connection.
  client.on('error', () => {})
  return client
}

/** Also ends what is still connected, as dropping the database would, and starts counting from one again. */
const emptyEveryTable = `
  do $$
  declare
    one record;
    filled boolean;
  begin
    perform pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid();
    for one in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%' loop
      execute format('select exists (select 1 from %I)', one.tablename) into filled;
      if filled then execute format('truncate %I cascade', one.tablename); end if;
    end loop;
    for one in select sequencename from pg_sequences where schemaname = 'public' and last_value is not null loop
      execute format('alter sequence %I restart', one.sequencename);
    end loop;
  end $$`

async function createPostgresDatabase(template: string | undefined): Promise<TestDatabase> {
  const server = inject('postgres')
  if (server === undefined) throw new Error('There is no PostgreSQL on this machine.')
  const name = `${server.template}_${randomUUID().replaceAll('-', '')}`
  administrator ??= connectTo(server.url)
  const client = await administrator
  const execute = (statement: string) => administer(client, statement)
  await execute(`create database ${name}${template === undefined ? '' : ` template ${template}`}`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return { url: url.href, remove: () => execute(`drop database ${name} with (force)`) }
}
