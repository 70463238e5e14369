import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBinaries, type PostgresServer, startPostgres } from '../support/postgres.ts'
import { type KillPlan, killWhileDue } from '../support/reminder-kills.ts'
import { createSqliteFile } from '../support/stores.ts'

const scale = { kills: 300, reminders: 500, rooms: 40 }

async function expectOnceEach(plan: Pick<KillPlan, 'copies' | 'databaseUrl' | 'inTheMiddle'>): Promise<void> {
  const { posted, killed, killedAt } = await killWhileDue({ ...scale, ...plan })

  process.stdout.write(`${killed} kills, at named steps: ${JSON.stringify(killedAt)}\n`)
  expect(posted).toEqual(Array.from({ length: scale.reminders }, () => 1))
  expect(killed).toBeGreaterThanOrEqual(scale.kills)
  expect(Object.values(killedAt).filter((count) => count === 0)).toEqual([])
}

describe('500 reminders to 40 rooms during 300 kills, with a workspace that misbehaves', () => {
  it('come once each on SQLite', async () => {
    const database = createSqliteFile()

    await expectOnceEach({ copies: 1, databaseUrl: database.url })

    await database.remove()
  }, 1_800_000)

  describe.skipIf(findBinaries() === undefined)('on PostgreSQL', () => {
    let server: PostgresServer

    beforeAll(async () => {
      server = await startPostgres(findBinaries() ?? '')
    })
    afterAll(() => server.remove())

    it('come once each with two copies, though the server itself is restarted in the middle', async () => {
      const restart = () => {
        server.halt()
        server.resume()
      }

      await expectOnceEach({ copies: 2, databaseUrl: server.url, inTheMiddle: restart })
    }, 1_800_000)
  })
})
