import type { Kysely, Selectable } from 'kysely'
import type { RoomKind } from '../../messaging/rooms.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { LanguageChoice } from '../../shared/i18n/lang.ts'
import type { Subscription, Subscriptions } from './subscriptions.ts'

export function createSubscriptions(db: Kysely<Tables>): Subscriptions {
  const rows = () => db.selectFrom('subscription').selectAll().orderBy('since').orderBy('room_id')
  return {
    async all() {
      return (await rows().execute()).map(toSubscription)
    },
    async of(roomId) {
      const row = await rows().where('room_id', '=', roomId).executeTakeFirst()
      return row && toSubscription(row)
    },
    async put({ room, language, quiet, since, by, publishes }, at) {
      const columns = {
        room_name: room.name ?? null,
        room_kind: room.kind,
        language,
        quiet_since: quiet ? at : null,
        since,
        subscribed_by: by,
        members: room.members ?? null,
        heard_at: 0,
        publishes: publishes ? 1 : 0,
      }
      await db
        .insertInto('subscription')
        .values({ room_id: room.id, ...columns })
        .onConflict((oc) => oc.column('room_id').doUpdateSet(columns))
        .execute()
    },
    async remove(roomId) {
      await db.deleteFrom('subscription').where('room_id', '=', roomId).execute()
    },
    async staleSince(at) {
      return (await rows().where('heard_at', '<', at).execute()).map(toSubscription)
    },
    async refresh(roomId, room, at) {
      const told = room && { room_name: room.name ?? null, room_kind: room.kind, members: room.members ?? null }
      await db
        .updateTable('subscription')
        .set({ ...told, heard_at: at })
        .where('room_id', '=', roomId)
        .execute()
    },
    async forget(personId) {
      await db.updateTable('subscription').set({ subscribed_by: '' }).where('subscribed_by', '=', personId).execute()
    },
  }
}

function toSubscription(row: Selectable<Tables['subscription']>): Subscription {
  return {
    room: {
      id: row.room_id,
      kind: row.room_kind as RoomKind,
      ...(row.room_name !== null && { name: row.room_name }),
      ...(row.members !== null && { members: row.members }),
    },
    language: row.language as LanguageChoice,
    quiet: row.quiet_since !== null,
    since: row.since,
    by: row.subscribed_by,
    publishes: row.publishes !== 0,
  }
}
