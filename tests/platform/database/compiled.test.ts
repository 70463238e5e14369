import { describe, expect, it, onTestFinished } from 'vitest'
import { compileOnce } from '../../../src/platform/database/compiled.ts'
import { connectDatabase } from '../../../src/platform/database/connection.ts'

async function open() {
  const connection = await connectDatabase({ url: 'sqlite::memory:', onLost: () => {}, onFull: () => {} })
  onTestFinished(connection.close)
  return connection
}

describe('a statement that is compiled once', () => {
  it('is built once for a database and runs with other values each time, within a transaction too', async () => {
    let built = 0
    const add = compileOnce((db, row: { id: string; language: string }) => {
      built += 1
      return db
        .insertInto('room')
        .values({ ...row, language: row.language })
        .returning(['id', 'language'])
    })
    const { db, transaction } = await open()

    const added = [
      await add(db, { id: 'r1', language: 'fr' }),
      await transaction((tx) => add(tx, { id: 'r2', language: 'en' })),
    ]

    expect(added).toEqual([[{ id: 'r1', language: 'fr' }], [{ id: 'r2', language: 'en' }]])
    expect(built).toBe(1)
  })

  it('keeps the values that are part of it, and is built again for another database', async () => {
    let built = 0
    const find = compileOnce((db, { id }: { id: string }) => {
      built += 1
      return db.selectFrom('room').select('id').where('language', '=', 'fr').where('id', '=', id)
    })
    for (const { db } of [await open(), await open()]) {
      await db
        .insertInto('room')
        .values([
          { id: 'r1', language: 'fr' },
          { id: 'r2', language: 'en' },
        ])
        .execute()

      expect([await find(db, { id: 'r1' }), await find(db, { id: 'r2' })]).toEqual([[{ id: 'r1' }], []])
    }
    expect(built).toBe(2)
  })
})
