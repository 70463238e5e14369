import type { Kysely } from 'kysely'

/** The language somebody last wrote in, for messages that they didn't ask for. */
export async function typedLanguageColumn(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('person').addColumn('typed_language', 'text').execute()
}
