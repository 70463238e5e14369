import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openStore } from '../../src/app/open-store.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The bytes of a SQLite file with today's schema and no rows, in base64. */
    migratedSqlite: string
  }
}

/** Migrates one SQLite file for the whole run; tests begin with a copy of it. */
export async function setup(project: TestProject): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rendezvous-template-'))
  const file = join(folder, 'template.db')
  const store = await openStore({ url: `sqlite:${file}` })
  await store.close()
  project.provide('migratedSqlite', readFileSync(file).toString('base64'))
  rmSync(folder, { recursive: true })
}
