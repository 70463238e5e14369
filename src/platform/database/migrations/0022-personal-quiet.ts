import type { Kysely } from 'kysely'

/** Which unrequested direct messages a person has switched off, and when they want none. Both are JSON. */
export async function personalQuietColumns(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('person').addColumn('muted', 'text').execute()
  await db.schema.alterTable('person').addColumn('quiet', 'text').execute()
}
