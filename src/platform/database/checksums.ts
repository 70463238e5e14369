import { createHash } from 'node:crypto'
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely'
import type { Database } from './dialect.ts'
import { StoreUnusable } from './store-unusable.ts'

type Step = { up(db: Kysely<unknown>): Promise<void> }

/**
 * A fingerprint of a schema step: of its statements, compiled without a real database, so that SQLite and PostgreSQL give the
 * same one.
 */
export async function checksumOf(step: Step): Promise<string> {
  const statements: string[] = []
  const recorder = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    log: ({ query }) => void statements.push(JSON.stringify([query.sql, query.parameters])),
  })
  await step.up(recorder)
  return createHash('sha256').update(statements.join('\n')).digest('hex').slice(0, 16)
}

/** The checksums of the steps that a database has applied, by name and in order. Null: from before there were checksums. */
export type AppliedSteps = ReadonlyMap<string, string | null>

/** A row of `kysely_migration`. */
export interface AppliedStep {
  readonly name: string
  readonly checksum?: string | null | undefined
}

export async function readAppliedSteps(db: Kysely<unknown>, database: Database): Promise<AppliedSteps> {
  const { rows: found } = await database.findTable('kysely_migration').execute(db)
  if (found.length === 0) return new Map()
  const { rows } = await sql<AppliedStep>`select * from kysely_migration order by name`.execute(db)
  return new Map(rows.map(({ name, checksum = null }) => [name, checksum]))
}

/** Steps whose stored checksum differs from this version's: they were edited after the database had applied them. */
export async function findChangedSteps(
  steps: Readonly<Record<string, Step>>,
  applied: AppliedSteps,
): Promise<readonly string[]> {
  const changed: string[] = []
  for (const [name, step] of Object.entries(steps)) {
    const checksum = applied.get(name) ?? null
    if (checksum !== null && checksum !== (await checksumOf(step))) changed.push(name)
  }
  return changed
}

/** @throws StoreUnusable when a step was edited after this database had applied it. */
export async function verifyChecksums(steps: Readonly<Record<string, Step>>, applied: AppliedSteps): Promise<void> {
  const [changed] = await findChangedSteps(steps, applied)
  if (changed !== undefined)
    throw new StoreUnusable(
      `The step ${changed} of the schema is not the one that this database has taken: it was changed afterwards. Nothing was changed. Run the version of Rendezvous that wrote the database, or restore a backup.`,
    )
}

/** Stores the checksums of applied steps. Databases from before there were checksums get theirs at the first start. */
export async function recordChecksums(db: Kysely<unknown>, database: Database, steps: Readonly<Record<string, Step>>) {
  const { rows } = await sql<AppliedStep>`select * from kysely_migration limit 1`.execute(db)
  if (rows[0]?.checksum === undefined) {
    // On PostgreSQL several copies may start at once.
    const condition = database.name === 'postgres' ? sql`if not exists` : sql``
    await sql`alter table kysely_migration add column ${condition} checksum text`.execute(db)
  }
  const missing = await sql<{ name: string }>`select name from kysely_migration where checksum is null`.execute(db)
  for (const { name } of missing.rows) {
    const step = steps[name]
    if (step === undefined) continue
    await sql`update kysely_migration set checksum = ${await checksumOf(step)} where name = ${name}`.execute(db)
  }
}
