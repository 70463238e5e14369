import type { Kysely } from 'kysely'

/** The message that says that minutes are open: what is written in its thread goes into the minutes. */
export async function minutesThreadColumn(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('live_minutes').addColumn('thread_id', 'text').execute()
}
