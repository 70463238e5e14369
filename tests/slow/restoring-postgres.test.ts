import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBinaries, type PostgresServer, startPostgres } from '../support/postgres.ts'
import { restoreUnderLoad } from '../support/restore-under-load.ts'
import { createTemporaryFolder } from '../support/temporary-folder.ts'

const run = promisify(execFile)

describe.skipIf(findBinaries() === undefined)('a backup of PostgreSQL, taken and restored as docs/data.md says', () => {
  const program = (name: string) => join(findBinaries() ?? '', name)
  let server: PostgresServer
  let folder: string
  beforeEach(async () => {
    server = await startPostgres(findBinaries() ?? '')
    folder = createTemporaryFolder()
  })
  afterEach(() => {
    server.remove()
  })

  it('under load holds what was acknowledged before, and a bot on it says nothing twice and misses nothing', async () => {
    const dump = join(folder, 'backup.dump')
    const there = new URL(server.url)
    there.pathname = '/elsewhere'

    const { asked, acknowledged, known, answers } = await restoreUnderLoad({
      databaseUrl: server.url,
      backup: async () => void (await run(program('pg_dump'), ['--format=custom', `--file=${dump}`, server.url])),
      async restore() {
        await run(program('createdb'), [`--maintenance-db=${server.url}`, 'elsewhere'])
        const options = ['--single-transaction', '--no-owner', `--dbname=${there.href}`]
        await run(program('pg_restore'), [...options, dump])
        return there.href
      },
    })

    expect(acknowledged.length).toBeGreaterThanOrEqual(10)
    expect(known.toSorted()).toEqual(asked.toSorted())
    expect(answers).toEqual(asked.map(() => 1))
  })
})
