import { type Kysely, sql } from 'kysely'

/** Changed plans, and one row for each step of a meetup's plan and its receiver. */
export async function automationTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('plan_change')
    .addColumn('series_id', 'bigint', (c) => c.notNull())
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('offsets', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('plan_change_pk', ['series_id', 'step'])
    .execute()
  await db.schema.alterTable('reminder').addColumn('plan_key', 'text').execute()
  // If two copies plan at the same time, each step is planned once.
  await sql`create unique index reminder_by_plan on reminder (meetup_id, plan_key) where plan_key is not null`.execute(db)
}
