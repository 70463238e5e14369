import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openStore } from '../../src/app/open-store.ts'
import { findBinaries, startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A real PostgreSQL, or undefined where there is none. */
    postgres:
      | {
          /** Administrator's address. */
          readonly url: string
          /** The name of a database with today's schema and no rows, which nobody is connected to. */
          readonly template: string
        }
      | undefined
  }
}

/** Starts a real PostgreSQL for the whole run from the machine's binaries, or uses the one in TEST_DATABASE_URL. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined) {
    const template = await createTemplate(given)
    project.provide('postgres', { url: given, template })
    return () => dropDatabases(given, template)
  }
  const binaries = findBinaries()
  if (binaries === undefined) {
    project.provide('postgres', undefined)
    process.stderr.write(
      '\n*** PostgreSQL IS NOT TESTED in this run: no server is installed here. ***\n' +
        '*** Install one (Debian: apt-get install postgresql), or name one in TEST_DATABASE_URL=postgres://…, and run again. ***\n\n',
    )
    return undefined
  }
  const server = await startPostgres(binaries)
  project.provide('postgres', { url: server.url, template: await createTemplate(server.url) })
  return async () => server.remove()
}

/** Drops the template and everything that tests made: their names begin with its name. */
async function dropDatabases(administrator: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: administrator })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [
    template,
  ])
  for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`)
  await client.end()
}

/** Copying a migrated database takes a tenth of the time that migrating an empty one does. */
async function createTemplate(administrator: string): Promise<string> {
  const template = `rendezvous_test_${process.pid}`
  await execute(administrator, `create database ${template}`)
  const url = new URL(administrator)
  url.pathname = `/${template}`
  const store = await openStore({ url: url.href })
  await store.close()
  return template
}

async function execute(administrator: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: administrator })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
