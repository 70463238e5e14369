import type { Kysely } from 'kysely'

/** How often a meetup was changed, which calendars need, and the last private reply that a person may post in a channel. */
export async function sharingTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('meetup')
    .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('shareable')
    .addColumn('person_id', 'text', (c) => c.primaryKey())
    .addColumn('command', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('shows_meetup', 'bigint')
    .addColumn('until_at', 'bigint', (c) => c.notNull())
    .execute()
}
