import type { Kysely } from 'kysely'

/** Whether a subscription makes a series public that is bound to no room. Those from before do. */
export async function publishingColumn(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('subscription').addColumn('publishes', 'integer').execute()
}
