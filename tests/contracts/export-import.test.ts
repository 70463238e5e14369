import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/app/open-store.ts'
import { exportTo } from '../../src/maintenance/export.ts'
import { tableNames } from '../../src/maintenance/exported-tables.ts'
import { importFrom } from '../../src/maintenance/import.ts'
import { fillEveryTable, openRaw } from '../support/filled.ts'
import { type DatabaseKind, databaseKinds, storyDatabases, type TestDatabase } from '../support/stores.ts'
import { createTemporaryFolder } from '../support/temporary-folder.ts'

const awkward = (table: string, column: string) => `${table}.${column} « é » "\\ \n],\n{"a":1} 😀`

const pairs = databaseKinds.flatMap((from) => storyDatabases.map((to) => ({ from, to })))

describe.each(pairs)('moving from $from.name to $to.name', ({ from, to }) => {
  describe.skipIf(!from.isHere || !to.isHere)('with an exported file', () => {
    const open: TestDatabase[] = []
    let folder: string
    beforeEach(() => {
      folder = createTemporaryFolder()
    })
    afterEach(async () => {
      for (const database of open.splice(0)) await database.remove()
    })
    const create = async (kind: DatabaseKind) => {
      const database = await kind.createBare()
      open.push(database)
      return database.url
    }
    const createMigrated = async (kind: DatabaseKind) => {
      const database = await kind.create()
      open.push(database)
      return database.url
    }
    const fill = async (upTo?: string) => {
      const url = await (upTo === undefined ? createMigrated(from) : create(from))
      const raw = await openRaw(url)
      if (upTo !== undefined) await raw.migrate(upTo)
      await fillEveryTable(raw, awkward)
      return { url, raw }
    }
    const target = (name: string) => ({ file: join(folder, name), overwrite: false })

    it('brings every row of every table, and exports there what was imported', async () => {
      const { url, raw } = await fill()
      // More rows than are read and written at once, with keys that languages sort differently from bytes.
      for (let n = 0; n < 1_100; n += 1)
        await sql`insert into setting (key, value) values (${`${n % 2 ? 'É' : 'z'}_${n}`}, 'x')`.execute(raw.db)
      const tables = (await raw.db.introspection.getTables()).map(({ name }) => name)
      await raw.close()

      await exportTo(url, target('first.json'))
      const there = await create(to)
      await importFrom(there, join(folder, 'first.json'))
      await exportTo(there, target('second.json'))

      const first = readFileSync(join(folder, 'first.json'), 'utf8')
      const parsed = JSON.parse(first) as { readonly tables: Readonly<Record<string, readonly unknown[]>> }
      expect(readFileSync(join(folder, 'second.json'), 'utf8')).toBe(first)
      expect(tables.toSorted()).toEqual(tableNames.toSorted())
      expect(Object.keys(parsed.tables).toSorted()).toEqual(tableNames.toSorted())
      expect(Object.values(parsed.tables).every(({ length }) => length > 0)).toBe(true)
    })

    it('goes on counting where the other had stopped, also behind a number that was taken back', async () => {
      const { url, raw } = await fill()
      const { id } = await raw.db.insertInto('short_id').values({ kind: 'meetup' }).returning('id').executeTakeFirstOrThrow()
      await raw.db.deleteFrom('short_id').where('id', '=', id).execute()
      await raw.close()

      await exportTo(url, target('all.json'))
      const there = await create(to)
      await importFrom(there, join(folder, 'all.json'))

      const store = await openStore({ url: there })
      const meetup = { startsAt: 0, lengthMinutes: 60, zone: 'UTC', scheduledBy: 'x' }
      expect((await store.meetups.add(meetup, 0)).id).toBe(id + 1)
      await store.audit.add({ at: 0, who: 'x', what: 'y', where: '', detail: '' })
      await store.close()
    })

    it('leaves claims behind, and takes the secret of message ids along', async () => {
      const { url, raw } = await fill()
      await raw.db.insertInto('setting').values({ key: 'idSecret', value: 'of-old' }).execute()
      await raw.close()

      await exportTo(url, target('all.json'))
      const there = await create(to)
      await importFrom(there, join(folder, 'all.json'))

      const moved = await openRaw(there)
      const { inbox, outbox, setting } = await moved.rows()
      await moved.close()
      const free = { claimed_by: null, taken_from: null, lease_until: 0 }
      expect(inbox).toEqual([expect.objectContaining(free)])
      expect(outbox).toEqual([expect.objectContaining(free)])
      expect(setting).toContainEqual({ key: 'idSecret', value: 'of-old' })
    })

    it('takes what an older version has exported through the steps of the schema since', async () => {
      const { url, raw } = await fill('0006-announcements')
      const before = await raw.rows()
      await raw.close()

      await exportTo(url, target('old.json'))
      const there = await create(to)
      await importFrom(there, join(folder, 'old.json'))

      const moved = await openRaw(there)
      const after = await moved.rows()
      await moved.close()
      const derived = { local_start: null, zone_data: null, changed_at: null }
      expect(after['meetup']).toEqual([{ ...before['meetup']?.[0], revision: 0, room_id: null, ...derived }])
      expect(after['outbox']?.[0]).toMatchObject({ asked_at: before['outbox']?.[0]?.['due_at'] })
    })

    it('writes into no database that has rows, and changes nothing there', async () => {
      const { url, raw } = await fill()
      await raw.close()
      await exportTo(url, target('all.json'))
      const there = await create(to)
      const store = await openStore({ url: there })
      await store.settings.set('own', 'kept')
      await store.close()

      await expect(importFrom(there, join(folder, 'all.json'))).rejects.toThrow('is not empty ("setting" has rows)')

      const raw2 = await openRaw(there)
      const rows = await raw2.rows()
      await raw2.close()
      expect(Object.values(rows).flat()).toEqual([{ key: 'own', value: 'kept' }])
    })

    it.each([
      ['is cut off', (text: string) => text.slice(0, text.lastIndexOf('},"counters"')), 'is incomplete'],
      ['lacks a table', (text: string) => text.replace(/"role":\[\n.*\n\],\n/, ''), 'it lacks role'],
      ['has a word for a number', (text: string) => text.replace(/"starts_at":\d+/, '"starts_at":"soon"'), 'starts_at'],
      ['has an unknown column', (text: string) => text.replace('{"id":1,"kind"', '{"id":1,"rank":1,"kind"'), 'rank'],
      ['was written anew by another program', (text: string) => JSON.stringify(JSON.parse(text)), 'is not an export'],
      ['is of a newer version', (text: string) => text.replace(/"schema":"[^"]*"/, '"schema":"9999-new"'), '9999-new'],
    ])('refuses a file that %s, and leaves the database empty', async (_what, damage, why) => {
      const { url, raw } = await fill()
      await raw.close()
      await exportTo(url, target('all.json'))
      const file = join(folder, 'damaged.json')
      writeFileSync(file, damage(readFileSync(join(folder, 'all.json'), 'utf8')))
      const there = await create(to)

      await expect(importFrom(there, file)).rejects.toThrow(why)

      const moved = await openRaw(there)
      const rows = await moved.rows()
      await moved.close()
      expect(Object.values(rows).flat()).toEqual([])
    })
  })
})
