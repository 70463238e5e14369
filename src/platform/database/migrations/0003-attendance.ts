import type { Kysely } from 'kysely'

/** RSVPs, and which of the bot's messages takes reactions for which meetup. */
export async function attendanceTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('attendance')
    .addColumn('meetup_id', 'bigint', (c) => c.notNull().references('meetup.id').onDelete('cascade'))
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('username', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('turn', 'bigint', (c) => c.notNull())
    .addColumn('by_reaction_to', 'text')
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('attendance_pk', ['meetup_id', 'person_id'])
    .execute()
  await db.schema.createIndex('attendance_by_person').on('attendance').column('person_id').execute()
  await db.schema.createIndex('attendance_by_reaction').on('attendance').column('by_reaction_to').execute()
  await db.schema
    .createTable('meetup_message')
    .addColumn('message_id', 'text', (c) => c.primaryKey())
    .addColumn('meetup_id', 'bigint', (c) => c.notNull().references('meetup.id').onDelete('cascade'))
    .addColumn('marks', 'text', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .execute()
}
