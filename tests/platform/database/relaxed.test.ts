import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { connectDatabase, type Db } from '../../../src/platform/database/connection.ts'

/** What SQLite calls its settings. */
const synced = 2
const notSynced = 1

async function readSync(db: Db): Promise<number | undefined> {
  return (await sql<{ synchronous: number }>`pragma synchronous`.execute(db)).rows[0]?.synchronous
}

async function open() {
  const connection = await connectDatabase({ url: 'sqlite::memory:', onLost: () => {}, onFull: () => {} })
  onTestFinished(connection.close)
  return connection
}

it('commits a repeatable transaction without waiting for the disk, and the next one with', async () => {
  const { transaction } = await open()

  const during = await transaction(readSync, { isRepeatable: true })

  expect(during).toBe(notSynced)
  expect(await transaction(readSync)).toBe(synced)
})

it('waits for the disk again after a repeatable transaction that failed', async () => {
  const { db, transaction } = await open()
  const fail = async (tx: Db) => {
    await sql`insert into role (person_id, role, username, since) values ('u1', 'organizer', '_', 0)`.execute(tx)
    throw new Error('no')
  }

  await expect(transaction(fail, { isRepeatable: true })).rejects.toThrow('no')

  expect(await readSync(db)).toBe(synced)
  expect(await db.selectFrom('role').selectAll().execute()).toEqual([])
})
