import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
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
  create(): Promise<TestDatabase>
}

/** Each kind of database that the store is to work on alike. */
export const databaseKinds: readonly DatabaseKind[] = [
  { name: 'SQLite', isHere: true, create: async () => createSqliteFile() },
  { name: 'PostgreSQL', isHere: inject('postgresUrl') !== undefined, create: createPostgresDatabase },
]

export function createSqliteFile(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'rendezvous-test-'))
  return {
    url: `sqlite:${join(folder, 'test.db')}`,
    async remove() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function createPostgresDatabase(): Promise<TestDatabase> {
  const administrator = inject('postgresUrl')
  if (administrator === undefined) throw new Error('There is no PostgreSQL on this machine.')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const execute = async (statement: string) => {
    const client = new pg.Client({ connectionString: administrator })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await execute(`create database ${name}`)
  const url = new URL(administrator)
  url.pathname = `/${name}`
  return { url: url.href, remove: () => execute(`drop database ${name} with (force)`) }
}
