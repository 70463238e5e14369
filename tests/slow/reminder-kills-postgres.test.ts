import { afterAll, beforeAll, describe, it } from 'vitest'
import { findBinaries, type PostgresServer, startPostgres } from '../support/postgres.ts'
import { expectOnceEach, kills } from '../support/reminder-kills.ts'

describe.skipIf(findBinaries() === undefined)(`reminders to 40 rooms during ${kills} kills of two copies on PostgreSQL`, () => {
  let server: PostgresServer

  beforeAll(async () => {
    server = await startPostgres(findBinaries() ?? '')
  })
  afterAll(() => server.remove())

  it('come once each, though the database server itself is restarted in the middle', async () => {
    const restart = () => {
      server.halt()
      server.resume()
    }

    await expectOnceEach({ copies: 2, databaseUrl: server.url, inTheMiddle: restart })
  }, 1_800_000)
})
