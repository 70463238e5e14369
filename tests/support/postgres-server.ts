import type { TestProject } from 'vitest/node'
import { findBinaries, startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Administrator's address of a real PostgreSQL, or undefined where there is none. */
    postgresUrl: string | undefined
  }
}

/** Starts a real PostgreSQL for the whole run from the machine's binaries, or takes the one in TEST_DATABASE_URL. */
export async function setup(project: TestProject): Promise<(() => void) | undefined> {
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined) {
    project.provide('postgresUrl', given)
    return undefined
  }
  const binaries = findBinaries()
  if (binaries === undefined) {
    project.provide('postgresUrl', undefined)
    process.stderr.write(
      '\n*** PostgreSQL IS NOT TESTED in this run: no server is installed here. ***\n' +
        '*** Install one (Debian: apt-get install postgresql), or name one in TEST_DATABASE_URL=postgres://…, and run again. ***\n\n',
    )
    return undefined
  }
  const server = await startPostgres(binaries)
  project.provide('postgresUrl', server.url)
  return server.remove
}
