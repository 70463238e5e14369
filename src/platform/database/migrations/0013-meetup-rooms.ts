import { type Kysely, sql } from 'kysely'

/** The room that a meetup of no series, or a series that is bound to no room yet, belongs to. */
export async function meetupRoomColumns(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('meetup').addColumn('room_id', 'text').execute()
  await db.schema.alterTable('series').addColumn('room_id', 'text').execute()
  // The log says where series were added: their members keep seeing those that were never bound.
  await sql`update series set room_id = (
    select min(audit.place) from audit
    where audit.what = 'series add' and audit.place <> '' and audit.detail like '#' || series.id || ' %')`.execute(db)
}
