import type { Kysely } from 'kysely'

/** The message that a mark was made with, and when that message was last edited, by the workspace's clock. */
export async function markedMessageColumns(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('live_mark').addColumn('message_id', 'text').execute()
  await db.schema.alterTable('live_mark').addColumn('edited_at', 'bigint').execute()
}
