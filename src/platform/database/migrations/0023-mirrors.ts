import type { Kysely } from 'kysely'

/** Messages to mirrors outside of the workspace, and what each mirror was told about each meetup. */
export async function mirrorTables(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('outbox').addColumn('mirror', 'text').execute()
  await db.schema.alterTable('outbox').addColumn('begun_at', 'bigint').execute()
  await db.schema
    .createTable('mirror_post')
    .addColumn('mirror', 'text', (c) => c.notNull())
    .addColumn('meetup_id', 'bigint', (c) => c.notNull().references('meetup.id'))
    .addColumn('starts_at', 'bigint', (c) => c.notNull())
    .addColumn('place', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('mirror_post_pk', ['mirror', 'meetup_id'])
    .execute()
}
