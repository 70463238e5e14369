import type { Kysely } from 'kysely'

/** Web addresses that only their owners know: calendars and reports. Of the address, only a hash is stored. */
export async function privateAddressTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('private_address')
    .addColumn('key_hash', 'text', (c) => c.primaryKey().notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('year', 'integer')
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('until_at', 'bigint')
    .execute()
}
