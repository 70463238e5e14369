import { type Kysely, sql } from 'kysely'

/** The room that owns a meetup without a series, or a series that isn't bound to a room yet. */
export async function meetupRoomColumns(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('meetup').addColumn('room_id', 'text').execute()
  await db.schema.alterTable('series').addColumn('room_id', 'text').execute()
  // The log says where series were added. Members of those rooms still see series that were never bound.
  await sql`update series set room_id = (
    select min(audit.place) from audit
    where audit.what = 'series add' and audit.place <> '' and audit.detail like '#' || series.id || ' %')`.execute(db)
}
