import { type Kysely, sql } from 'kysely'

/** Recurring meetups, the days they skip, the rooms they belong to, and what a meetup inherits from its series. */
export async function seriesTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('series')
    .addColumn('id', 'bigint', (c) => c.primaryKey().references('short_id.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('nth', 'text', (c) => c.notNull())
    .addColumn('weekday', 'integer', (c) => c.notNull())
    .addColumn('hour', 'integer', (c) => c.notNull())
    .addColumn('minute', 'integer', (c) => c.notNull())
    .addColumn('zone', 'text', (c) => c.notNull())
    .addColumn('length_minutes', 'integer', (c) => c.notNull())
    .addColumn('planning_minutes', 'integer', (c) => c.notNull())
    .addColumn('place', 'text')
    .addColumn('join_url', 'text')
    .addColumn('capacity', 'integer')
    .addColumn('remote_capacity', 'integer')
    .addColumn('first_lang', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('series_skip')
    .addColumn('series_id', 'bigint', (c) => c.notNull().references('series.id').onDelete('cascade'))
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('series_skip_pk', ['series_id', 'day'])
    .execute()
  await db.schema
    .createTable('room_series')
    .addColumn('room_id', 'text', (c) => c.primaryKey())
    .addColumn('series_id', 'bigint', (c) => c.notNull().references('series.id').onDelete('cascade'))
    .addColumn('room_name', 'text')
    .execute()
  await db.schema.alterTable('talk').addColumn('series_id', 'bigint').execute()
  await db.schema.alterTable('meetup').addColumn('planning_minutes', 'integer').execute()
  await db.schema.alterTable('meetup').addColumn('series_id', 'bigint').execute()
  await db.schema.alterTable('meetup').addColumn('series_day', 'text').execute()
  await db.schema.alterTable('meetup').addColumn('remote_capacity', 'integer').execute()
  await db.schema.alterTable('meetup').addColumn('cancel_reason', 'text').execute()
  // If two copies plan ahead at the same time, each day is planned once.
  await sql`create unique index meetup_by_series_day on meetup (series_id, series_day) where series_id is not null`.execute(db)
}
