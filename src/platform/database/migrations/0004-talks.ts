import { type Kysely, type RawBuilder, sql } from 'kysely'

/** Talks and their history, and topics with their votes. */
export async function talkTables(db: Kysely<unknown>, countingKey: RawBuilder<unknown>): Promise<void> {
  await db.schema
    .createTable('talk')
    .addColumn('id', 'bigint', (c) => c.primaryKey().references('short_id.id'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('presenter_id', 'text')
    .addColumn('presenter_username', 'text')
    .addColumn('length_minutes', 'integer', (c) => c.notNull())
    .addColumn('lang', 'text', (c) => c.notNull())
    .addColumn('abstract', 'text')
    .addColumn('presented_from', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('meetup_id', 'bigint', (c) => c.references('meetup.id'))
    .addColumn('placed_at', 'bigint')
    .addColumn('vendor', 'text')
    .addColumn('sponsor_id', 'text')
    .addColumn('sponsor_username', 'text')
    .addColumn('slides_url', 'text')
    .addColumn('recording_url', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('talk_by_meetup').on('talk').columns(['meetup_id', 'state']).execute()
  await db.schema.createIndex('talk_by_presenter').on('talk').column('presenter_id').execute()
  await sql`create table talk_event (seq ${countingKey}, talk_id bigint not null references talk (id) on delete cascade,
    at bigint not null, who text not null, step text not null, state text not null, meetup_id bigint)`.execute(db)
  await db.schema.createIndex('talk_event_by_talk').on('talk_event').columns(['talk_id', 'seq']).execute()
  await db.schema
    .createTable('topic')
    .addColumn('id', 'bigint', (c) => c.primaryKey().references('short_id.id'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('suggested_by', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('topic_vote')
    .addColumn('topic_id', 'bigint', (c) => c.notNull().references('topic.id').onDelete('cascade'))
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('voted_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('topic_vote_pk', ['topic_id', 'person_id'])
    .execute()
  await db.schema.createIndex('topic_vote_by_person').on('topic_vote').column('person_id').execute()
}
