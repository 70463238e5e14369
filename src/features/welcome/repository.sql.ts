import type { Kysely } from 'kysely'
import type { Tables } from '../../platform/database/tables.ts'
import type { Welcomes } from './repository.ts'

export function createWelcomes(db: Kysely<Tables>): Welcomes {
  return {
    async add(kind, id, at) {
      const added = await db
        .insertInto('welcome')
        .values({ kind, id, at })
        .onConflict((oc) => oc.columns(['kind', 'id']).doNothing())
        .returning('id')
        .executeTakeFirst()
      return added !== undefined
    },
    async unknownRooms(ids) {
      const rows = await db.selectFrom('welcome').select('id').where('kind', '=', 'room').execute()
      const known = new Set(rows.map(({ id }) => id))
      return ids.filter((id) => !known.has(id))
    },
    async takeUpgrade() {
      const taken = await db.deleteFrom('welcome').where('kind', '=', 'upgrade').returning('id').executeTakeFirst()
      return taken !== undefined
    },
    async forget(personId) {
      await db.deleteFrom('welcome').where('id', '=', personId).execute()
    },
  }
}
