import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/app/open-store.ts'
import { StoreUnusable } from '../../src/platform/database/store-unusable.ts'
import { fillEveryTable, openRaw } from '../support/filled.ts'
import { storyDatabases } from '../support/stores.ts'
import { useDatabase } from '../support/use-store.ts'

const steps = readdirSync('src/platform/database/migrations')
  .map((file) => file.replace('.ts', ''))
  .sort()

for (const kind of storyDatabases) {
  describe.skipIf(!kind.isHere)(`a database that an older version has written, on ${kind.name}`, () => {
    const database = useDatabase({ create: kind.createBare })

    it.each(steps)('keeps every value of every row from %s on', async (step) => {
      const old = await openRaw(database.url)
      await old.migrate(step)
      await fillEveryTable(old, (table, column) => `${table} ${column}`)
      const before = await old.rows()
      await old.close()

      const store = await openStore({ url: database.url })
      await store.close()

      const current = await openRaw(database.url)
      const after = await current.rows()
      await current.close()

      expect(after).toMatchObject(before)
    })

    it('is as it was when a step fails, and is brought forward at the next start once that is mended', async () => {
      const old = await openRaw(database.url)
      await old.migrate('0008-sharing')
      // Blocks the name of the last table that the steps create.
      await sql`create table waiver (id integer)`.execute(old.db)
      await old.close()

      await expect(openStore({ url: database.url })).rejects.toThrow(StoreUnusable)
      const mended = await openRaw(database.url)
      const taken = await sql<{ name: string }>`select name from kysely_migration order by name desc limit 1`.execute(mended.db)
      await sql`drop table waiver`.execute(mended.db)
      await mended.close()
      const store = await openStore({ url: database.url })
      await store.close()

      expect(taken.rows).toEqual([{ name: '0008-sharing' }])
    })

    it('is refused by a version that does not know all of its steps, and says which to run', async () => {
      const newer = await openRaw(database.url)
      await newer.migrate()
      await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030-01-01')`.execute(newer.db)
      await newer.close()

      const refusal = openStore({ url: database.url })

      await expect(refusal).rejects.toThrow(StoreUnusable)
      await expect(refusal).rejects.toThrow(
        `The schema is newer than this version of Rendezvous: it has the step 9999-from-the-future, and this version knows steps up to ${steps.at(-1)}. Nothing was changed. Run the newer version`,
      )
    })
  })
}
