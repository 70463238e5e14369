import { type Kysely, sql } from 'kysely'

/** A person may have several previews open in a room, and each button names its own. SQLite can't change a primary key in place. */
export async function confirmationsById(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('confirmation').renameTo('confirmation_before').execute()
  await db.schema
    .createTable('confirmation')
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('room_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('command', 'text', (c) => c.notNull())
    .addColumn('given', 'text', (c) => c.notNull())
    .addColumn('headline', 'text', (c) => c.notNull())
    .addColumn('until_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('confirmation_by_id_pk', ['person_id', 'room_id', 'id'])
    .execute()
  await sql`insert into confirmation (person_id, room_id, id, command, given, headline, until_at)
    select person_id, room_id, 'earlier', command, given, command, until_at from confirmation_before`.execute(db)
  await db.schema.dropTable('confirmation_before').execute()
}
