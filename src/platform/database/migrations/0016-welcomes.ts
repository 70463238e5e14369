import { type Kysely, sql } from 'kysely'

/** Whom the bot has welcomed: each room and each person once. */
export async function welcomeTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('welcome')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('welcome_pk', ['kind', 'id'])
    .execute()
  // People who used an older version know the bot, and so do the rooms it is in. Those rooms aren't listed in the database.
  await sql`insert into welcome (kind, id, at) select 'person', id, 0 from person`.execute(db)
  await sql`insert into welcome (kind, id, at) select 'upgrade', '', 0 where exists (select 1 from short_id)`.execute(db)
}
