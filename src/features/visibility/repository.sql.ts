import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../platform/database/tables.ts'
import type { ConcernedRooms } from './repository.ts'

const never = sql<number | null>`cast(null as bigint)`.as('since')

export function createConcernedRooms(db: Kysely<Tables>): ConcernedRooms {
  return {
    async all() {
      const known = new Map<string, number | null>()
      for (const { room_id: roomId, since } of await selectRooms(db).execute()) {
        if (roomId !== null) known.set(roomId, since ?? known.get(roomId) ?? null)
      }
      return [...known].map(([roomId, since]) => ({ roomId, ...(since !== null && { since }) }))
    },
  }
}

/** One statement, because it runs for every command. */
function selectRooms(db: Kysely<Tables>) {
  return db
    .selectFrom('meetup')
    .select(['room_id', never])
    .where('series_id', 'is', null)
    .unionAll(db.selectFrom('reminder').select(['room_id', never]).where('state', 'in', ['planned', 'paused']))
    .unionAll(db.selectFrom('live_minutes').select(['room_id', never]).where('state', '=', 'open'))
    .unionAll(
      db
        .selectFrom('subscription')
        .select(({ ref }) => [
          ref('room_id').$castTo<string | null>().as('room_id'),
          ref('since').$castTo<number | null>().as('since'),
        ]),
    )
}
