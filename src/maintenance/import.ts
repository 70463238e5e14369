import { Kysely, sql, type TableMetadata } from 'kysely'
import { z } from 'zod'
import { openDatabase } from '../platform/database/connection.ts'
import type { Database } from '../platform/database/dialect.ts'
import { migrateToLatest } from '../platform/database/migrate.ts'
import { StoreUnusable } from '../platform/database/store-unusable.ts'
import type { Tables } from '../platform/database/tables.ts'
import { messageOf } from '../shared/message-of.ts'
import { counterOf, isText, type Row, readTables, setCounter } from './exported-tables.ts'
import { type ExportedLine, invalidLine, readExport } from './read-export.ts'

/** Rows written by one statement; the widest table has 25 columns, and SQLite takes 32,766 values. */
const batchSize = 200

/**
 * Reads an exported file into an empty database, in one transaction. Returns the number of rows.
 * @throws StoreUnusable when the database isn't empty, is in use, or has another schema, or when the file was changed.
 */
export async function importFrom(url: string, file: string, onRow: () => void = () => {}): Promise<number> {
  const schema = await readSchema(file)
  const database = await openDatabase(url, () => {})
  const db = new Kysely<Tables>({ dialect: database.dialect })
  try {
    const untyped = db as unknown as Kysely<unknown>
    // First the schema of the file, so that the rows fit; then the steps up to this version.
    await migrateToLatest(untyped, database, schema)
    const rows = await db.transaction().execute((tx) => readAll(tx, database.name, { file, onRow }))
    await migrateToLatest(untyped, database)
    return rows
  } finally {
    await db.destroy()
    await database.release()
  }
}

async function readSchema(file: string): Promise<string> {
  try {
    for await (const one of readExport(file)) if (one.kind === 'head') return one.schema
  } catch (error) {
    if (error instanceof StoreUnusable) throw error
    throw new StoreUnusable(`${file} cannot be read (${messageOf(error)}).`, {
      cause: error,
    })
  }
  throw new StoreUnusable(`${file} is empty.`)
}

async function readAll(
  db: Kysely<Tables>,
  kind: Database['name'],
  { file, onRow }: { readonly file: string; readonly onRow: () => void },
): Promise<number> {
  const tables = await readTables(db)
  // Locked before the check, so that a bot that starts right now cannot write between the check and the rows.
  if (kind === 'postgres') await sql`lock table ${sql.join([...tables.keys()].map((name) => sql.table(name)))}`.execute(db)
  await refuseUnlessEmpty(db, tables.keys())
  const write = createWriter(db, kind)
  let read = 0
  for await (const one of readExport(file)) {
    if (one.kind === 'row') {
      await write.add(tables.get(one.table), one, file)
      read += 1
      onRow()
    } else if (one.kind === 'end') {
      await write.flush()
      await finish({ db, kind, file, tables }, one)
    }
  }
  return read
}

async function refuseUnlessEmpty(db: Kysely<Tables>, names: Iterable<string>): Promise<void> {
  for (const name of names) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)
    if (rows.length > 0)
      throw new StoreUnusable(
        `The database in DATABASE_URL is not empty ("${name}" has rows). Use one in which no bot has run yet. Nothing was changed.`,
      )
  }
}

/** Collects rows of one table, checks each against the columns, and writes them together. */
function createWriter(db: Kysely<Tables>, kind: Database['name']) {
  let gathered: Row[] = []
  let current: { readonly table: TableMetadata; readonly shape: z.ZodType<Row> } | undefined
  const flush = async () => {
    const [rows, table] = [gathered, current?.table]
    gathered = []
    if (table !== undefined && rows.length > 0) await insert(db, kind, table, rows)
  }
  return {
    flush,
    async add(table: TableMetadata | undefined, { table: name, row, line }: ExportedLine & { kind: 'row' }, file: string) {
      if (table === undefined) throw invalidLine(file, line, `there is no table "${name}"`)
      if (current?.table !== table || gathered.length >= batchSize) await flush()
      if (current?.table !== table) current = { table, shape: shapeOf(table) }
      const checked = current.shape.safeParse(row)
      if (!checked.success)
        throw invalidLine(file, line, `the row of "${name}" does not fit: ${z.prettifyError(checked.error)}`)
      gathered.push(checked.data)
    },
  }
}

function shapeOf({ columns }: TableMetadata): z.ZodType<Row> {
  return z.strictObject(
    Object.fromEntries(
      columns.map((column) => {
        const cell = isText(column) ? z.string() : z.int()
        return [column.name, column.isNullable ? cell.nullable() : cell]
      }),
    ),
  )
}

async function insert(db: Kysely<Tables>, kind: Database['name'], table: TableMetadata, rows: readonly Row[]): Promise<void> {
  const names = table.columns.map(({ name }) => name)
  const values = rows.map((row) => sql`(${sql.join(names.map((name) => row[name] ?? null))})`)
  // PostgreSQL numbers these keys by itself unless told otherwise.
  const given = kind === 'postgres' ? sql`overriding system value` : sql``
  await sql`insert into ${sql.table(table.name)} (${sql.join(names.map((name) => sql.ref(name)))}) ${given}
    values ${sql.join(values)}`.execute(db)
}

interface Imported {
  readonly db: Kysely<Tables>
  readonly kind: Database['name']
  readonly file: string
  readonly tables: ReadonlyMap<string, TableMetadata>
}

async function finish({ db, kind, file, tables }: Imported, end: ExportedLine & { kind: 'end' }): Promise<void> {
  const missing = [...tables.keys()].filter((name) => !end.tables.includes(name))
  if (missing.length > 0)
    throw new StoreUnusable(`${file} is incomplete: it lacks ${missing.join(', ')}. Nothing was imported.`)
  for (const [name, table] of tables) {
    const counter = counterOf(table)
    if (counter !== undefined) await setCounter(db, kind, { table: name, column: counter.name, last: end.counters[name] ?? 0 })
  }
}
