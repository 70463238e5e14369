import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import SQLite from 'better-sqlite3'
import { messageOf } from '../../shared/message-of.ts'
import type { AppliedStep } from './checksums.ts'
import { appointedPrefix, compareSteps, namesOf, nobodyQuery, nobodyValue } from './inspect-queries.ts'
import { applicationPrefix } from './postgres.ts'

/** What can be found out about a database without changing it, even while a bot uses it. */
export type DatabaseInspection =
  | { readonly state: 'unusable'; readonly kind: 'SQLite' | 'PostgreSQL'; readonly detail: string }
  | { readonly state: 'absent'; readonly kind: 'SQLite'; readonly file: string }
  | {
      readonly state: 'open'
      readonly kind: 'SQLite' | 'PostgreSQL'
      /** Undefined when it is in memory or on a server. */
      readonly file?: string
      readonly serverVersion?: string
      /** Schema steps that this version would apply at start. */
      readonly pending: readonly string[]
      /** Schema steps applied by a newer version. */
      readonly unknown: readonly string[]
      /** Schema steps that a start would refuse: edited after they were applied, or missing before an applied one. */
      readonly conflicting: readonly string[]
      /** Copies of the bot that use it; undefined when the server doesn't say. */
      readonly copies: number | undefined
      readonly isReadOnly: boolean
      readonly damage?: string
      /** Undefined before the first start. */
      readonly organizers: number | undefined
      /** The newest edition of the zone data that a copy has used. */
      readonly newestZoneData?: string
      /** Configured names that nobody had when the bot looked them up. */
      readonly nobody: readonly string[]
    }

const timeoutMs = 5_000

/** Never throws: errors are part of the result. */
export async function inspectDatabase(url: string): Promise<DatabaseInspection> {
  const kind = url.startsWith('sqlite:') ? 'SQLite' : 'PostgreSQL'
  try {
    return kind === 'SQLite' ? await inspectSqlite(url.slice('sqlite:'.length)) : await inspectPostgres(url)
  } catch (error) {
    return { state: 'unusable', kind, detail: messageOf(error) }
  }
}

async function inspectSqlite(path: string): Promise<DatabaseInspection> {
  const file = resolve(path)
  if (path === ':memory:' || !existsSync(file))
    return { state: 'absent', kind: 'SQLite', file: path === ':memory:' ? path : file }
  const database = new SQLite(file, { readonly: true, fileMustExist: true, timeout: timeoutMs })
  try {
    const has = (table: string) =>
      database.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(table) !== undefined
    const applied = has('kysely_migration') ? database.prepare<[], AppliedStep>('select * from kysely_migration').all() : []
    const organizers = has('role')
      ? database.prepare<[], { count: number }>("select count(*) as count from role where role = 'organizer'").get()?.count
      : undefined
    const edition = has('setting')
      ? database.prepare<[], { value: string }>("select value from setting where key = 'zoneData'").get()?.value
      : undefined
    const settings = has('setting')
      ? database.prepare<[string, string], { key: string }>(nobodyQuery('?', '?')).all(appointedPrefix, nobodyValue)
      : []
    const [check] = database.pragma('quick_check(1)') as readonly { readonly quick_check: string }[]
    const damage = check?.quick_check
    return {
      ...{
        state: 'open',
        kind: 'SQLite',
        file,
        organizers,
        nobody: namesOf(settings),
        isReadOnly: false,
        ...(await compareSteps(applied)),
      },
      copies: isLocked(`${file}.lock`) ? 1 : 0,
      ...(damage !== undefined && damage !== 'ok' && { damage }),
      ...(edition !== undefined && { newestZoneData: edition }),
    }
  } finally {
    database.close()
  }
}

/** The bot holds this lock as long as it runs. This tries it for a moment. */
function isLocked(file: string): boolean {
  if (!existsSync(file)) return false
  const lock = new SQLite(file, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    lock.exec('ROLLBACK')
    return false
  } catch {
    return true
  } finally {
    lock.close()
  }
}

async function inspectPostgres(url: string): Promise<DatabaseInspection> {
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString: url, connectionTimeoutMillis: timeoutMs, statement_timeout: timeoutMs })
  // A connection that breaks later is reported by the query that was running.
  client.on('error', () => {})
  await client.connect()
  try {
    const one = async (text: string, values: readonly string[] = []) =>
      (await client.query<Record<string, string | null>>(text, [...values])).rows
    const has = async (table: string) => (await one('select to_regclass($1)::text as name', [table]))[0]?.['name'] !== null
    const applied = (await has('kysely_migration')) ? await one('select * from kysely_migration') : []
    const [holders] = (await has('role')) ? await one("select count(*)::text as count from role where role = 'organizer'") : []
    const [edition] = (await has('setting')) ? await one("select value from setting where key = 'zoneData'") : []
    const settings = (await has('setting')) ? await one(nobodyQuery('$1', '$2'), [appointedPrefix, nobodyValue]) : []
    const [server] = await one(
      "select current_setting('server_version') as version, current_setting('transaction_read_only') as ro",
    )
    const [alive] = await one(
      'select count(distinct application_name)::text as count from pg_stat_activity where datname = current_database() and starts_with(application_name, $1)',
      [applicationPrefix],
    )
    return {
      ...{
        state: 'open',
        kind: 'PostgreSQL',
        ...(await compareSteps(applied.map(({ name, checksum }) => ({ name: name ?? '', checksum })))),
      },
      serverVersion: server?.['version'] ?? '',
      isReadOnly: server?.['ro'] === 'on',
      copies: Number(alive?.['count']),
      organizers: holders === undefined ? undefined : Number(holders['count']),
      ...(edition?.['value'] != null && { newestZoneData: edition['value'] }),
      nobody: namesOf(settings),
    }
  } finally {
    await client.end()
  }
}
