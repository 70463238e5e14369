import { closeSync, openSync, writeSync } from 'node:fs'
import { Kysely, sql, type TableMetadata } from 'kysely'
import { openBeside } from '../platform/database/connection.ts'
import type { Database } from '../platform/database/dialect.ts'
import { refuseNewer } from '../platform/database/migrate.ts'
import type { Tables } from '../platform/database/tables.ts'
import {
  type Cell,
  counterOf,
  exportedTables,
  isText,
  type Row,
  readCounter,
  readTables,
  schemaOf,
  tableNames,
  unclaimed,
} from './exported-tables.ts'
import { type NewFile, writeNewFile } from './new-file.ts'

/** Increased when the layout of the file changes. The columns follow the schema, whose step is stored in the file. */
export const exportFormat = 1

/** Rows held in memory at once. */
const pageSize = 500

/**
 * Writes the whole database to one JSON file, one row per line and in a stable order, as of one moment, even while a bot is
 * using it. Returns the number of rows.
 * @throws StoreUnusable when the database is from another version, or the file already exists.
 */
export async function exportTo(url: string, to: NewFile, onRow: () => void = () => {}): Promise<number> {
  const database = await openBeside(url)
  const db = new Kysely<Tables>({ dialect: database.dialect })
  try {
    await refuseNewer(db as unknown as Kysely<unknown>, database)
    let rows = 0
    await writeNewFile(to, async (path) => {
      const out = openSync(path, 'w')
      const write = (text: string) => void writeSync(out, text)
      try {
        const reading = db.transaction()
        // A SQLite transaction always reads a snapshot; PostgreSQL only does so on request.
        const still = database.name === 'sqlite' ? reading : reading.setIsolationLevel('repeatable read')
        rows = await still.execute((tx) => writeAll(tx, database.name, { write, onRow }))
      } finally {
        closeSync(out)
      }
    })
    return rows
  } finally {
    await db.destroy()
    await database.release()
  }
}

async function writeAll(
  db: Kysely<Tables>,
  kind: Database['name'],
  { write, onRow }: { readonly write: (text: string) => void; readonly onRow: () => void },
): Promise<number> {
  const head = { rendezvous: 'export', format: exportFormat, schema: await schemaOf(db) }
  const tables = await readTables(db)
  write(`${JSON.stringify(head).slice(0, -1)},"tables":{\n`)
  const counters: Record<string, number> = {}
  let written = 0
  let comma = ''
  for (const [name, table] of tables) {
    write(`${comma}${JSON.stringify(name)}:[`)
    let between = '\n'
    for await (const row of readRows(db, kind, table)) {
      write(`${between}${JSON.stringify({ ...row, ...withoutClaim(row) })}`)
      between = ',\n'
      written += 1
      onRow()
    }
    write('\n]')
    comma = ',\n'
    const counter = counterOf(table)
    if (counter !== undefined) counters[name] = await readCounter(db, kind, { table: name, column: counter.name })
  }
  write(`\n},"counters":${JSON.stringify(counters)}}\n`)
  return written
}

function withoutClaim(row: Row): Row {
  return Object.fromEntries(Object.entries(unclaimed).filter(([column]) => column in row))
}

async function* readRows(db: Kysely<Tables>, kind: Database['name'], table: TableMetadata): AsyncGenerator<Row> {
  const name = tableNames.find((one) => one === table.name)
  if (name === undefined) return
  const texts = new Set(table.columns.filter(isText).map((column) => column.name))
  const columns = sql.join(table.columns.map((column) => sql.ref(column.name)))
  // Sorted by bytes, because PostgreSQL would otherwise sort by the rules of a language and the two databases' files would differ.
  const order = exportedTables[name].map((key) =>
    kind === 'postgres' && texts.has(key) ? sql`${sql.ref(key)} collate "C"` : sql.ref(key),
  )
  for (let offset = 0; ; offset += pageSize) {
    const { rows } = await sql<Record<string, Cell>>`
      select ${columns} from ${sql.table(name)} order by ${sql.join(order)} limit ${pageSize} offset ${offset}`.execute(db)
    yield* rows
    if (rows.length < pageSize) return
  }
}
