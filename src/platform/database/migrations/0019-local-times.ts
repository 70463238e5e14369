import type { Kysely } from 'kysely'

/**
 * Local times, from which instants are derived, and the edition of the zone data that they were derived with. Rows from before
 * get theirs at the first start, which knows the zone data and the community's zone.
 */
export async function localTimeColumns(db: Kysely<unknown>): Promise<void> {
  for (const column of ['local_start', 'zone_data']) await db.schema.alterTable('meetup').addColumn(column, 'text').execute()
  await db.schema.alterTable('meetup').addColumn('changed_at', 'bigint').execute()
  for (const column of ['local_at', 'zone', 'zone_data'])
    await db.schema.alterTable('reminder').addColumn(column, 'text').execute()
}
