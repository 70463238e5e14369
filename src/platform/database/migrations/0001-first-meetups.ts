import { type Kysely, type RawBuilder, sql } from 'kysely'

/** Meetups, preferences, roles, and the inbox and outbox that every command and reply goes through. */
export async function firstMeetups(db: Kysely<unknown>, countingKey: RawBuilder<unknown>): Promise<void> {
  await sql`create table short_id (id ${countingKey}, kind text not null)`.execute(db)
  await db.schema
    .createTable('meetup')
    .addColumn('id', 'bigint', (c) => c.primaryKey().references('short_id.id'))
    .addColumn('title', 'text')
    .addColumn('starts_at', 'bigint', (c) => c.notNull())
    .addColumn('length_minutes', 'integer', (c) => c.notNull())
    .addColumn('zone', 'text', (c) => c.notNull())
    .addColumn('place', 'text')
    .addColumn('join_url', 'text')
    .addColumn('capacity', 'integer')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('scheduled_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('meetup_by_start').on('meetup').columns(['starts_at', 'id']).execute()
  await db.schema
    .createTable('person')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('language', 'text')
    .addColumn('zone', 'text')
    .addColumn('language_offered_at', 'bigint')
    .execute()
  await db.schema
    .createTable('room')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('language', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('role')
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('username', 'text', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('role_pk', ['person_id', 'role'])
    .execute()
  await db.schema
    .createTable('setting')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute()
  await sql`create table audit (id ${countingKey}, at bigint not null, who text not null, what text not null, place text not null, detail text not null)`.execute(
    db,
  )
  await createBoxes(db, countingKey)
}

async function createBoxes(db: Kysely<unknown>, countingKey: RawBuilder<unknown>): Promise<void> {
  await sql`create table inbox (
    seq ${countingKey}, message_id text not null unique, room_id text not null, room_kind text not null, room_name text, thread_id text,
    sender_id text not null, sender_username text not null, text text not null, sent_at bigint not null, state text not null,
    claimed_by text, lease_until bigint not null, tries integer not null, outcome text, done_at bigint)`.execute(db)
  await db.schema.createIndex('inbox_by_sender').on('inbox').columns(['sender_id', 'sent_at']).execute()
  await sql`create index inbox_waiting on inbox (sent_at, seq) where state = 'waiting'`.execute(db)
  await sql`create index inbox_waiting_of_sender on inbox (sender_id, sent_at, seq) where state = 'waiting'`.execute(db)
  await sql`create table outbox (
    seq ${countingKey}, id text not null unique, lane text not null, room_id text, thread_id text, direct_to text,
    content text not null, state text not null, due_at bigint not null, claimed_by text, lease_until bigint not null,
    tries integer not null, done_at bigint, missed_why text)`.execute(db)
  await sql`create index outbox_due on outbox (due_at, seq) where state = 'due'`.execute(db)
  await sql`create index outbox_lane on outbox (lane, seq) where state = 'due'`.execute(db)
}
