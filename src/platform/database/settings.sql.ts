import type { Kysely } from 'kysely'
import type { Settings } from '../../shared/settings.ts'
import type { Tables } from './tables.ts'

/** Named values that don't belong to any feature. */
export function createSettings(db: Kysely<Tables>): Settings {
  const get = async (key: string) =>
    (await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst())?.value
  return {
    get,
    async set(key: string, value: string) {
      await db
        .insertInto('setting')
        .values({ key, value })
        .onConflict((oc) => oc.column('key').doUpdateSet({ value }))
        .execute()
    },
    async setOnce(key: string, value: string) {
      await db
        .insertInto('setting')
        .values({ key, value })
        .onConflict((oc) => oc.column('key').doNothing())
        .execute()
      return (await get(key)) ?? value
    },
  }
}
