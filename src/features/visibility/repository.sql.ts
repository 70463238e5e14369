import { type Kysely, sql } from 'kysely'
import { compileOnce } from '../../platform/database/compiled.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { ConcernedRoom, ConcernedRooms } from './repository.ts'

const never = [
  sql<number | null>`cast(null as bigint)`.as('since'),
  sql<number | null>`cast(null as integer)`.as('publishes'),
] as const

export function createConcernedRooms(db: Kysely<Tables>): ConcernedRooms {
  return {
    async all() {
      const known = new Map<string, ConcernedRoom>()
      for (const { room_id: roomId, since, publishes } of await selectRooms(db, {})) {
        if (roomId === null) continue
        const subscribed = since === null ? known.get(roomId)?.subscribed : { since, publishes: publishes !== 0 }
        known.set(roomId, { roomId, ...(subscribed !== undefined && { subscribed }) })
      }
      return [...known.values()]
    },
  }
}

/** One statement, because it runs for every command. */
const selectRooms = compileOnce((db) =>
  db
    .selectFrom('meetup')
    .select(['room_id', ...never])
    .where('series_id', 'is', null)
    .unionAll(
      db
        .selectFrom('reminder')
        .select(['room_id', ...never])
        .where('state', 'in', ['planned', 'paused']),
    )
    .unionAll(
      db
        .selectFrom('live_minutes')
        .select(['room_id', ...never])
        .where('state', '=', 'open'),
    )
    .unionAll(
      db
        .selectFrom('subscription')
        .select(({ ref }) => [
          ref('room_id').$castTo<string | null>().as('room_id'),
          ref('since').$castTo<number | null>().as('since'),
          ref('publishes').as('publishes'),
        ]),
    ),
)
