import { type Kysely, sql } from 'kysely'

/** Whose expired claim was replaced, and when a message was due before it had to wait. */
export async function takenOverColumn(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('inbox').addColumn('taken_from', 'text').execute()
  await db.schema.alterTable('outbox').addColumn('taken_from', 'text').execute()
  await sql`alter table outbox add column asked_at bigint not null default 0`.execute(db)
  await sql`update outbox set asked_at = due_at`.execute(db)
}
