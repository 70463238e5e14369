import type { Kysely } from 'kysely'

/** The rooms that receive announcements, and the message that each meetup has in each room. */
export async function announcementTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subscription')
    .addColumn('room_id', 'text', (c) => c.primaryKey())
    .addColumn('room_name', 'text')
    .addColumn('room_kind', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('quiet_since', 'bigint')
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addColumn('subscribed_by', 'text', (c) => c.notNull())
    .addColumn('members', 'integer')
    .addColumn('heard_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('announcement')
    .addColumn('meetup_id', 'bigint', (c) => c.notNull().references('meetup.id'))
    .addColumn('room_id', 'text', (c) => c.notNull())
    .addColumn('langs', 'text', (c) => c.notNull())
    .addColumn('announced_start', 'bigint', (c) => c.notNull())
    .addColumn('mention', 'text')
    .addColumn('mentioned_at', 'bigint')
    .addColumn('message_id', 'text')
    .addColumn('outgoing_id', 'text')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('shown_at', 'bigint', (c) => c.notNull())
    .addColumn('look_at', 'bigint')
    .addColumn('gone_why', 'text')
    .addPrimaryKeyConstraint('announcement_pk', ['meetup_id', 'room_id'])
    .execute()
  await db.schema.createIndex('announcement_by_look').on('announcement').column('look_at').execute()
}
