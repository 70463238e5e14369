import { type Kysely, type RawBuilder, sql } from 'kysely'

/** Live minutes, minutes to publish, and what is requested after a meetup. */
export async function liveMinutesTables(db: Kysely<unknown>, countingKey: RawBuilder<unknown>): Promise<void> {
  await db.schema
    .createTable('live_minutes')
    .addColumn('meetup_id', 'bigint', (c) => c.primaryKey().references('meetup.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('taker_id', 'text')
    .addColumn('taker_username', 'text')
    .addColumn('lang', 'text', (c) => c.notNull())
    .addColumn('room_id', 'text')
    .addColumn('room_name', 'text')
    .addColumn('room_private', 'text')
    .addColumn('opened_at', 'bigint')
    .addColumn('nudges', 'integer', (c) => c.notNull())
    .execute()
  // One row per open room: the first to insert it gets the room, on either database.
  await db.schema
    .createTable('live_room')
    .addColumn('room_id', 'text', (c) => c.primaryKey())
    .addColumn('meetup_id', 'bigint', (c) => c.notNull().unique().references('live_minutes.meetup_id'))
    .execute()
  await sql`create table live_mark (id ${countingKey}, meetup_id bigint not null references live_minutes (meetup_id),
    kind text not null, text text not null, at bigint not null, made_by text not null, owner_id text, owner_username text,
    due text, url text, talk_id bigint)`.execute(db)
  await db.schema.createIndex('live_mark_by_meetup').on('live_mark').columns(['meetup_id', 'id']).execute()
  await db.schema
    .createTable('live_presence')
    .addColumn('meetup_id', 'bigint', (c) => c.notNull().references('live_minutes.meetup_id'))
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('username', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('live_presence_pk', ['meetup_id', 'person_id'])
    .execute()
  await publications(db)
}

async function publications(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('publication')
    .addColumn('meetup_id', 'bigint', (c) => c.primaryKey().references('meetup.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('file', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text')
    .addColumn('by_username', 'text')
    .addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('link', 'text')
    .addColumn('amends', 'text')
    .execute()
  await db.schema
    .createTable('aftermath')
    .addColumn('meetup_id', 'bigint', (c) => c.primaryKey().references('meetup.id'))
    .addColumn('ended_at', 'bigint', (c) => c.notNull())
    .addColumn('announced_at', 'bigint')
    .execute()
  await db.schema
    .createTable('waiver')
    .addColumn('id', 'bigint', (c) => c.notNull().references('short_id.id'))
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('waived_by', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('waiver_pk', ['id', 'what'])
    .execute()
}
