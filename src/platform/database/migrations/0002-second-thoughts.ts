import { type Kysely, type RawBuilder, sql } from 'kysely'

/** Open confirmations, the undo log, departments, and the subject of an audit entry. */
export async function confirmationTables(db: Kysely<unknown>, countingKey: RawBuilder<unknown>): Promise<void> {
  await db.schema
    .createTable('confirmation')
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('room_id', 'text', (c) => c.notNull())
    .addColumn('command', 'text', (c) => c.notNull())
    .addColumn('given', 'text', (c) => c.notNull())
    .addColumn('until_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('confirmation_pk', ['person_id', 'room_id'])
    .execute()
  await sql`create table undo (id ${countingKey}, person_id text not null, room_id text not null, command text not null,
    data text not null, until_at bigint not null)`.execute(db)
  await db.schema.createIndex('undo_by_person').on('undo').columns(['person_id', 'room_id', 'id']).execute()
  await db.schema.alterTable('person').addColumn('department', 'text').execute()
  await db.schema.alterTable('audit').addColumn('about', 'text').execute()
}
