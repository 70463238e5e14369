import { type Kysely, type Selectable, sql } from 'kysely'
import type { Database } from '../../platform/database/dialect.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { QuietHours } from './model/index.ts'
import type { Floods, QuietRooms } from './quiet-rooms.ts'

export function createQuietRooms(db: Kysely<Tables>): QuietRooms {
  return {
    async of(roomId) {
      const row = await db.selectFrom('room_quiet').select('hours').where('room_id', '=', roomId).executeTakeFirst()
      return row && (JSON.parse(row.hours) as QuietHours)
    },
    async all() {
      const rows = await db.selectFrom('room_quiet').select(['room_id', 'hours']).execute()
      return new Map(rows.map(({ room_id: id, hours }) => [id, JSON.parse(hours) as QuietHours]))
    },
    async set(roomId, given) {
      if (given === undefined) {
        await db.deleteFrom('room_quiet').where('room_id', '=', roomId).execute()
        return
      }
      const hours = JSON.stringify(given)
      await db
        .insertInto('room_quiet')
        .values({ room_id: roomId, hours })
        .onConflict((oc) => oc.column('room_id').doUpdateSet({ hours }))
        .execute()
    },
  }
}

export function createFloods(db: Kysely<Tables>, { lockRows }: Pick<Database, 'lockRows'>): Floods {
  return {
    async held(roomId, at) {
      await db
        .insertInto('room_flood')
        .values({ room_id: roomId, held_at: at, told_at: 0 })
        .onConflict((oc) => oc.column('room_id').doUpdateSet({ held_at: at }))
        .execute()
    },
    async hasUntold(now, everyMs) {
      const { rows } = await sql`
        select room_id from room_flood where held_at > told_at and told_at <= ${now - everyMs} limit 1`.execute(db)
      return rows.length > 0
    },
    async takeUntold(now, everyMs) {
      const { rows } = await sql<Selectable<Tables['room_flood']>>`
        select * from room_flood where held_at > told_at and told_at <= ${now - everyMs} order by room_id ${lockRows}`.execute(
        db,
      )
      const ids = rows.map((row) => row.room_id)
      if (ids.length > 0) await db.updateTable('room_flood').set({ told_at: now }).where('room_id', 'in', ids).execute()
      return ids
    },
  }
}
