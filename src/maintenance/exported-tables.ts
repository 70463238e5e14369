import { type ColumnMetadata, type Kysely, sql, type TableMetadata } from 'kysely'
import type { Database } from '../platform/database/dialect.ts'
import { StoreUnusable } from '../platform/database/store-unusable.ts'
import type { Tables } from '../platform/database/tables.ts'

/**
 * Every table with the columns that sort its rows, each after the tables it refers to. An export writes and an import reads them
 * in this order. The compiler and a test notice a missing table.
 */
export const exportedTables = {
  short_id: ['id'],
  setting: ['key'],
  person: ['id'],
  room: ['id'],
  welcome: ['kind', 'id'],
  role: ['person_id', 'role'],
  private_address: ['key_hash'],
  series: ['id'],
  series_skip: ['series_id', 'day'],
  room_series: ['room_id'],
  room_quiet: ['room_id'],
  room_flood: ['room_id'],
  subscription: ['room_id'],
  plan_change: ['series_id', 'step'],
  meetup: ['id'],
  meetup_message: ['message_id'],
  announcement: ['meetup_id', 'room_id'],
  mirror_post: ['mirror', 'meetup_id'],
  attendance: ['meetup_id', 'person_id'],
  talk: ['id'],
  talk_event: ['seq'],
  topic: ['id'],
  topic_vote: ['topic_id', 'person_id'],
  reminder: ['id'],
  reminder_miss: ['seq'],
  live_minutes: ['meetup_id'],
  live_room: ['room_id'],
  live_mark: ['id'],
  live_presence: ['meetup_id', 'person_id'],
  publication: ['meetup_id'],
  aftermath: ['meetup_id'],
  waiver: ['id', 'what'],
  // Columns that every released step of the schema has.
  confirmation: ['person_id', 'room_id', 'command', 'given'],
  shareable: ['person_id'],
  undo: ['id'],
  audit: ['id'],
  inbox: ['seq'],
  outbox: ['seq'],
} as const satisfies { readonly [T in keyof Tables]: readonly (keyof Tables[T])[] }

export const tableNames = Object.keys(exportedTables) as readonly (keyof Tables)[]

/** Claims on rows only make sense in the database they were made in. */
export const unclaimed: Readonly<Record<string, string | number | null>> = {
  claimed_by: null,
  taken_from: null,
  lease_until: 0,
}

/** Both databases store text and whole numbers, and nothing else. */
export type Cell = string | number | null
export type Row = Readonly<Record<string, Cell>>

/** The tables as the database describes them, without those that a later step of the schema adds. */
export async function readTables(db: Kysely<Tables>): Promise<ReadonlyMap<string, TableMetadata>> {
  const found = await db.introspection.getTables()
  return new Map(
    tableNames.flatMap((name) => {
      const table = found.find((one) => one.name === name)
      return table === undefined ? [] : [[name, table] as const]
    }),
  )
}

/** The column that the database numbers by itself, if the table has one. */
export function counterOf({ columns }: TableMetadata): ColumnMetadata | undefined {
  return columns.find(({ isAutoIncrementing }) => isAutoIncrementing)
}

/** SQLite returns some type names in capitals. */
export function isText({ dataType }: ColumnMetadata): boolean {
  return dataType.toLowerCase() === 'text'
}

/** The last schema step that was applied, such as `0011-live-minutes`. */
export async function schemaOf(db: Kysely<Tables>): Promise<string> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name desc limit 1`.execute(db)
    if (rows[0] !== undefined) return rows[0].name
  } catch (error) {
    throw new StoreUnusable('This is not a Rendezvous database: it has no record of its schema. Check DATABASE_URL.', {
      cause: error,
    })
  }
  throw new StoreUnusable('This database is empty. Check DATABASE_URL.')
}

/** The last number that the database has assigned. Numbers are never reused. */
export async function readCounter(
  db: Kysely<Tables>,
  kind: Database['name'],
  { table, column }: { readonly table: string; readonly column: string },
): Promise<number> {
  const { rows } =
    kind === 'sqlite'
      ? await sql<{ last: number }>`select seq as last from sqlite_sequence where name = ${table}`.execute(db)
      : await sql<{ last: number | null }>`
          select pg_sequence_last_value(pg_get_serial_sequence(${table}, ${column})::regclass) as last`.execute(db)
  return rows[0]?.last ?? 0
}

export async function setCounter(
  db: Kysely<Tables>,
  kind: Database['name'],
  { table, column, last }: { readonly table: string; readonly column: string; readonly last: number },
): Promise<void> {
  if (last === 0) return
  if (kind === 'sqlite') {
    await sql`delete from sqlite_sequence where name = ${table}`.execute(db)
    await sql`insert into sqlite_sequence (name, seq) values (${table}, ${last})`.execute(db)
    return
  }
  await sql`select setval(pg_get_serial_sequence(${table}, ${column}), ${last})`.execute(db)
}
