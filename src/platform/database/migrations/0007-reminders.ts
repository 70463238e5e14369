import { type Kysely, type RawBuilder, sql } from 'kysely'

/** Reminders and missed reminders, quiet hours, and rooms in which posts were held back. */
export async function reminderTables(db: Kysely<unknown>, countingKey: RawBuilder<unknown>): Promise<void> {
  await sql`create table reminder (
    id bigint primary key references short_id (id), kind text not null, state text not null, why text,
    timing text not null, meetup_id bigint references meetup (id) on delete cascade,
    room_id text, room_name text, room_kind text, person_id text, person_username text, words text, lang text not null,
    made_by text not null, made_by_username text not null, made_in text not null, made_at bigint not null,
    starts_at bigint, nominal_at bigint not null, due_at bigint not null, look_at bigint not null,
    round integer not null, tries integer not null, message_id text)`.execute(db)
  await sql`create index reminder_due on reminder (look_at, id) where state = 'planned'`.execute(db)
  await db.schema.createIndex('reminder_by_maker').on('reminder').columns(['made_by', 'state']).execute()
  await db.schema.createIndex('reminder_by_meetup').on('reminder').column('meetup_id').execute()
  await db.schema.createIndex('reminder_by_message').on('reminder').column('message_id').execute()
  await sql`create table reminder_miss (seq ${countingKey}, reminder_id bigint not null references reminder (id) on delete cascade,
    due_at bigint not null, times integer not null, why text not null, told text)`.execute(db)
  await sql`create index reminder_miss_untold on reminder_miss (seq) where told is null`.execute(db)
  await db.schema
    .createTable('room_quiet')
    .addColumn('room_id', 'text', (c) => c.primaryKey())
    .addColumn('hours', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('room_flood')
    .addColumn('room_id', 'text', (c) => c.primaryKey())
    .addColumn('held_at', 'bigint', (c) => c.notNull())
    .addColumn('told_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.alterTable('outbox').addColumn('refused', 'text').execute()
  await sql`create index outbox_missed on outbox (id) where state = 'missed'`.execute(db)
  await sql`create index outbox_said on outbox (lane, done_at) where state = 'sent'`.execute(db)
}
