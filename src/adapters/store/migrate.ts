import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { StoreUnusable } from '../../ports/store.ts'
import type { Database } from './dialect.ts'
import { firstMeetups } from './migrations/0001-first-meetups.ts'
import { secondThoughts } from './migrations/0002-second-thoughts.ts'
import { attendance } from './migrations/0003-attendance.ts'
import { talks } from './migrations/0004-talks.ts'
import { series } from './migrations/0005-series.ts'
import { announcements } from './migrations/0006-announcements.ts'
import { reminders } from './migrations/0007-reminders.ts'
import { sharing } from './migrations/0008-sharing.ts'
import { plan } from './migrations/0009-plan.ts'
import { takenOver } from './migrations/0010-taken-over.ts'
import { liveMinutes } from './migrations/0011-live-minutes.ts'

/**
 * Brings the schema to what this version needs; only ever forward.
 * @throws StoreUnusable when a step fails, or when the database was written by a newer version.
 */
export async function migrateToLatest(db: Kysely<unknown>, database: Database): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () => listMigrations(database),
    },
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) {
    const why = error instanceof Error ? error.message : String(error)
    throw new StoreUnusable(
      `The database schema could not be brought up to date (${why}). Nothing was changed. Run the version of Rendezvous that wrote it, or restore a backup.`,
      { cause: error },
    )
  }
}

/** Every step by its name, in their order. */
export function listMigrations(database: Pick<Database, 'countingKey'>) {
  return {
    '0001-first-meetups': { up: (to: Kysely<unknown>) => firstMeetups(to, database.countingKey) },
    '0002-second-thoughts': { up: (to: Kysely<unknown>) => secondThoughts(to, database.countingKey) },
    '0003-attendance': { up: attendance },
    '0004-talks': { up: (to: Kysely<unknown>) => talks(to, database.countingKey) },
    '0005-series': { up: series },
    '0006-announcements': { up: announcements },
    '0007-reminders': { up: (to: Kysely<unknown>) => reminders(to, database.countingKey) },
    '0008-sharing': { up: sharing },
    '0009-plan': { up: plan },
    '0010-taken-over': { up: takenOver },
    '0011-live-minutes': { up: (to: Kysely<unknown>) => liveMinutes(to, database.countingKey) },
  }
}
