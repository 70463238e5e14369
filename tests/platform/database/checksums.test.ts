import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../../src/app/open-store.ts'
import { checksumOf } from '../../../src/platform/database/checksums.ts'
import { inspectDatabase } from '../../../src/platform/database/inspect.ts'
import { listMigrations } from '../../../src/platform/database/migrate.ts'
import { openRaw } from '../../support/filled.ts'
import { databaseKinds } from '../../support/stores.ts'
import { useDatabase } from '../../support/use-store.ts'

const first = '0003-attendance'

/**
 * What each released step did. If one differs, databases that have applied it would refuse to start: write a new step instead.
 * If all differ after an update of Kysely, it compiles the same statements differently, and `checksumOf` has to even that out.
 */
const released = {
  '0001-first-meetups': '111b1ee2d540a987',
  '0002-second-thoughts': '6b614f282ee07fae',
  '0003-attendance': '35c898743a9be70d',
  '0004-talks': 'e202ab6523e59d39',
  '0005-series': '9374485756e171df',
  '0006-announcements': 'b81d3ae2d50ce0a2',
  '0007-reminders': '9db1f4bfed694cc2',
  '0008-sharing': '30d27661bd05adab',
  '0009-plan': '744420dbefb47a87',
  '0010-taken-over': 'e612c6d72bede2b5',
  '0011-live-minutes': '42e10f0372be3f43',
  '0012-receivers-by-id': '237faf77d95a4d5b',
  '0013-meetup-rooms': '25b4b34bd2fce910',
  '0014-confirmations-by-id': 'c9206d43ada7ba8b',
  '0015-subjects': '048d150daa24f988',
  '0016-welcomes': '60d363302c350fc3',
  '0017-typed-language': '97df7e8d18df03f2',
  '0018-minutes-thread': '5a895a667c98fa5e',
  '0019-local-times': '108a3dfa5f19598b',
  '0020-marked-messages': 'ed065af3f2201b89',
  '0021-private-addresses': '2f9ffd9dc140e9d9',
  '0022-personal-quiet': '0af7834a4e40fc11',
  '0023-mirrors': 'a5c9d46fed1fe3d7',
  '0024-publishing-subscriptions': 'fed1ef8263caf7a0',
}

describe('the checksum of a step', () => {
  it('differs between two steps, and is the same for the same step', async () => {
    const add = (column: string) => ({
      up: async (db: Kysely<unknown>) => void (await db.schema.alterTable('t').addColumn(column, 'text').execute()),
    })

    expect(await checksumOf(add('a'))).toBe(await checksumOf(add('a')))
    expect(await checksumOf(add('a'))).not.toBe(await checksumOf(add('b')))
  })

  it('of every released step is what it was when it was released', async () => {
    const steps = Object.entries(listMigrations({ countingKey: sql`integer` }))

    const checksums = await Promise.all(steps.map(async ([name, step]) => [name, await checksumOf(step)]))

    expect(Object.fromEntries(checksums)).toEqual(released)
  })
})

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`steps of the schema on ${kind.name}`, () => {
    const database = useDatabase({ create: kind.createBare })
    beforeEach(async () => {
      await (await openStore({ url: database.url })).close()
    })

    async function change(work: (db: Kysely<unknown>) => Promise<unknown>): Promise<void> {
      const raw = await openRaw(database.url)
      await work(raw.db as unknown as Kysely<unknown>)
      await raw.close()
    }

    it('that were edited after a database took them stop the start, and doctor says so as well', async () => {
      await change((db) => sql`update kysely_migration set checksum = 'another' where name = ${first}`.execute(db))

      await expect(openStore({ url: database.url })).rejects.toThrow(`The step ${first} of the schema is not the one`)
      expect(await inspectDatabase(database.url)).toMatchObject({ state: 'open', conflicting: [first] })
    })

    it('that are missing in the middle stop the start, and doctor says so as well', async () => {
      await change((db) => sql`delete from kysely_migration where name = ${first}`.execute(db))

      await expect(openStore({ url: database.url })).rejects.toThrow('could not be brought up to date')
      expect(await inspectDatabase(database.url)).toMatchObject({ state: 'open', conflicting: [first] })
    })

    it('of a database from before there were checksums get theirs at the next start', async () => {
      await change((db) => sql`alter table kysely_migration drop column checksum`.execute(db))

      await (await openStore({ url: database.url })).close()

      let found: readonly { readonly checksum: string | null }[] = []
      await change(async (db) => {
        found = (await sql<{ checksum: string | null }>`select checksum from kysely_migration`.execute(db)).rows
      })
      expect(found.length).toBeGreaterThan(0)
      expect(found.filter(({ checksum }) => checksum === null)).toEqual([])
    })

    it('are taken once when several copies start together', async () => {
      if (kind.name !== 'PostgreSQL') return
      await change((db) => sql`alter table kysely_migration drop column checksum`.execute(db))

      const stores = await Promise.all(Array.from({ length: 4 }, () => openStore({ url: database.url })))
      await Promise.all(stores.map((store) => store.close()))

      expect(await inspectDatabase(database.url)).toMatchObject({ pending: [], conflicting: [] })
    })
  })
}
