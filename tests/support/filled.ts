import { Kysely, sql } from 'kysely'
import { isText, type Row, readTables } from '../../src/maintenance/exported-tables.ts'
import { openBeside, openDatabase } from '../../src/platform/database/connection.ts'
import type { Database } from '../../src/platform/database/dialect.ts'
import { migrateToLatest } from '../../src/platform/database/migrate.ts'
import type { Tables } from '../../src/platform/database/tables.ts'

export interface RawDatabase {
  readonly db: Kysely<Tables>
  /** Brings the schema to a step, or to the latest. */
  migrate(upTo?: string): Promise<void>
  /** Every row of every table, by table. */
  rows(): Promise<Readonly<Record<string, readonly Row[]>>>
  close(): Promise<void>
}

/** Numbers of columns that refer to others; all other numbers count on their own. */
const meetupId = 1
const seriesId = 2
const talkId = 3
const topicId = 4
const reminderId = 5
const ids: Readonly<Record<string, number>> = {
  ...{ meetup_id: meetupId, series_id: seriesId, talk_id: talkId, topic_id: topicId, reminder_id: reminderId },
  ...{ 'meetup.id': meetupId, 'series.id': seriesId, 'talk.id': talkId, 'topic.id': topicId, 'reminder.id': reminderId },
  ...{ 'waiver.id': talkId },
}

/** An instant that doesn't fit in 32 bits. */
const instant = 1_795_000_000_123

/** A database without repositories, as an older version of the program has it. */
export async function openRaw(url: string): Promise<RawDatabase> {
  return toRaw(await openDatabase(url, () => {}))
}

/** The same, of a database that a bot is using. */
export async function openRawBeside(url: string): Promise<RawDatabase> {
  return toRaw(await openBeside(url))
}

function toRaw(database: Database): RawDatabase {
  const db = new Kysely<Tables>({ dialect: database.dialect })
  return {
    db,
    migrate: (upTo) => migrateToLatest(db as unknown as Kysely<unknown>, database, upTo),
    async rows() {
      const rows: Record<string, readonly Row[]> = {}
      // One after the other, because together they'd open more connections, which cost more than the rows.
      for (const name of (await readTables(db)).keys())
        rows[name] = (await sql<Row>`select * from ${sql.table(name)}`.execute(db)).rows
      return rows
    },
    async close() {
      await db.destroy()
      await database.release()
    },
  }
}

/** Puts a row into every table, with a value in every column: `text` gives the value of text columns. */
export async function fillEveryTable({ db }: RawDatabase, text: (table: string, column: string) => string): Promise<void> {
  for (let count = 0; count < reminderId; count += 1) await db.insertInto('short_id').values({ kind: 'thing' }).execute()
  for (const [name, { columns }] of await readTables(db)) {
    if (name === 'short_id') continue
    const values = columns
      .filter(({ isAutoIncrementing }) => !isAutoIncrementing)
      .map((metadata) => {
        const { name: column, dataType } = metadata
        const number = ids[`${name}.${column}`] ?? ids[column] ?? (/^(bigint|int8)$/i.test(dataType) ? instant : 7)
        return [column, isText(metadata) ? text(name, column) : number] as const
      })
    await sql`insert into ${sql.table(name)} (${sql.join(values.map(([column]) => sql.ref(column)))})
      values (${sql.join(values.map(([, value]) => value))})`.execute(db)
  }
}
