import { type Kysely, type Selectable, sql } from 'kysely'
import { compileOnce } from '../platform/database/compiled.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { Confirmation, Confirmations, UndoLog } from './confirmations.ts'

const selectOpen = compileOnce((db, { personId, roomId }: { personId: string; roomId: string }) =>
  db
    .selectFrom('confirmation')
    .selectAll()
    .where('person_id', '=', personId)
    .where('room_id', '=', roomId)
    .orderBy('until_at', 'desc')
    .orderBy('id'),
)

export function createConfirmations(db: Kysely<Tables>): Confirmations {
  return {
    async ask({ personId, roomId, id, command, plan, headline, until }) {
      const given = JSON.stringify(plan)
      await db
        .deleteFrom('confirmation')
        .where('person_id', '=', personId)
        .where('room_id', '=', roomId)
        .where('command', '=', command)
        .where('given', '=', given)
        .execute()
      const columns = { command, given, headline, until_at: until }
      await db
        .insertInto('confirmation')
        .values({ person_id: personId, room_id: roomId, id, ...columns })
        .onConflict((oc) => oc.columns(['person_id', 'room_id', 'id']).doUpdateSet(columns))
        .execute()
    },
    async open(personId, roomId) {
      return (await selectOpen(db, { personId, roomId })).map(toConfirmation)
    },
    async take(personId, roomId, id) {
      const row = await db
        .deleteFrom('confirmation')
        .where('person_id', '=', personId)
        .where('room_id', '=', roomId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      return row && toConfirmation(row)
    },
    async forgetBefore(at) {
      await db.deleteFrom('confirmation').where('until_at', '<', at).execute()
    },
    async forget(personId) {
      await db
        .deleteFrom('confirmation')
        // Other people's previews about this person are deleted too: confirming one would bring the person back.
        .where((eb) => eb.or([eb('person_id', '=', personId), holdsString('given', personId)]))
        .execute()
    },
  }
}

function toConfirmation(row: Selectable<Tables['confirmation']>): Confirmation {
  return {
    personId: row.person_id,
    roomId: row.room_id,
    id: row.id,
    command: row.command,
    plan: JSON.parse(row.given) as unknown,
    headline: row.headline,
    until: row.until_at,
  }
}

export function createUndoLog(db: Kysely<Tables>): UndoLog {
  return {
    async add({ personId, roomId, command, data, until }) {
      await db
        .insertInto('undo')
        .values({ person_id: personId, room_id: roomId, command, data: JSON.stringify(data), until_at: until })
        .execute()
    },
    async newest(personId, roomId, now) {
      const row = await db
        .selectFrom('undo')
        .selectAll()
        .where('person_id', '=', personId)
        .where('room_id', '=', roomId)
        .where('until_at', '>=', now)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && { id: row.id, personId, roomId, command: row.command, data: JSON.parse(row.data), until: row.until_at }
    },
    async take(id) {
      const { numDeletedRows } = await db.deleteFrom('undo').where('id', '=', id).executeTakeFirst()
      return numDeletedRows === 1n
    },
    async forgetBefore(at) {
      await db.deleteFrom('undo').where('until_at', '<', at).execute()
    },
    async forget(personId) {
      await db
        .deleteFrom('undo')
        .where((eb) => eb.or([eb('person_id', '=', personId), holdsString('data', personId)]))
        .execute()
    },
  }
}

/** Whether a string in a JSON column is exactly this. Doesn't use `like`, because an id may contain its wildcards. */
function holdsString(column: 'given' | 'data', value: string) {
  return sql<boolean>`replace(${sql.ref(column)}, ${JSON.stringify(value)}, '') <> ${sql.ref(column)}`
}
