import type { Kysely } from 'kysely'
import type { Settings } from './settings.ts'
import type { Tables } from './tables.ts'

export function createSettings(db: Kysely<Tables>): Settings {
  const get = async (key: string) =>
    (await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst())?.value
  return {
    get,
    async set(key, value) {
      await db
        .insertInto('setting')
        .values({ key, value })
        .onConflict((oc) => oc.column('key').doUpdateSet({ value }))
        .execute()
    },
    async setOnce(key, value) {
      await db
        .insertInto('setting')
        .values({ key, value })
        .onConflict((oc) => oc.column('key').doNothing())
        .execute()
      return (await get(key)) ?? value
    },
  }
}
