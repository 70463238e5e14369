import type { Kysely } from 'kysely'

/** What a waiting message, or a reply that may be posted in a channel, is about: checked again when it's sent. */
export async function subjectColumns(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('outbox').addColumn('about', 'text').execute()
  await db.schema.alterTable('shareable').addColumn('shown', 'text').execute()
}
