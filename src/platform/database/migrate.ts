import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { messageOf } from '../../shared/message-of.ts'
import { type AppliedSteps, readAppliedSteps, recordChecksums, verifyChecksums } from './checksums.ts'
import type { Database } from './dialect.ts'
import { firstMeetups } from './migrations/0001-first-meetups.ts'
import { confirmationTables } from './migrations/0002-second-thoughts.ts'
import { attendanceTables } from './migrations/0003-attendance.ts'
import { talkTables } from './migrations/0004-talks.ts'
import { seriesTables } from './migrations/0005-series.ts'
import { announcementTables } from './migrations/0006-announcements.ts'
import { reminderTables } from './migrations/0007-reminders.ts'
import { sharingTables } from './migrations/0008-sharing.ts'
import { automationTables } from './migrations/0009-plan.ts'
import { takenOverColumn } from './migrations/0010-taken-over.ts'
import { liveMinutesTables } from './migrations/0011-live-minutes.ts'
import { receiversById } from './migrations/0012-receivers-by-id.ts'
import { meetupRoomColumns } from './migrations/0013-meetup-rooms.ts'
import { confirmationsById } from './migrations/0014-confirmations-by-id.ts'
import { subjectColumns } from './migrations/0015-subjects.ts'
import { welcomeTable } from './migrations/0016-welcomes.ts'
import { typedLanguageColumn } from './migrations/0017-typed-language.ts'
import { minutesThreadColumn } from './migrations/0018-minutes-thread.ts'
import { localTimeColumns } from './migrations/0019-local-times.ts'
import { markedMessageColumns } from './migrations/0020-marked-messages.ts'
import { privateAddressTable } from './migrations/0021-private-addresses.ts'
import { personalQuietColumns } from './migrations/0022-personal-quiet.ts'
import { mirrorTables } from './migrations/0023-mirrors.ts'
import { publishingColumn } from './migrations/0024-publishing-subscriptions.ts'
import { StoreUnusable } from './store-unusable.ts'

/**
 * Brings the schema to what this version needs, or to an older step that an export was made at. Never goes back.
 * @throws StoreUnusable when a step fails or was changed after it was applied, or when a newer version wrote the database.
 */
export async function migrateToLatest(db: Kysely<unknown>, database: Database, upTo?: string): Promise<void> {
  const steps = listMigrations({ countingKey: sql`integer` })
  const applied = await readAppliedSteps(db, database)
  refuseUnknown(Object.keys(steps), applied, upTo)
  await verifyChecksums(steps, applied)
  // Nothing is left to do at nearly every start.
  if (upTo === undefined && Object.keys(steps).every((name) => typeof applied.get(name) === 'string')) return
  const migrator = new Migrator({ db, provider: { getMigrations: async () => listMigrations(database) } })
  const { error } = await database.withoutDeadline(() =>
    upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo),
  )
  if (error !== undefined) {
    const why = messageOf(error)
    throw new StoreUnusable(
      `The database schema could not be brought up to date (${why}). Nothing was changed. Run the version of Rendezvous that wrote it, or restore a backup.`,
      { cause: error },
    )
  }
  await recordChecksums(db, database, steps)
}

/** Every step by its name, in order. */
export function listMigrations(database: Pick<Database, 'countingKey'>) {
  return {
    '0001-first-meetups': { up: (to: Kysely<unknown>) => firstMeetups(to, database.countingKey) },
    '0002-second-thoughts': { up: (to: Kysely<unknown>) => confirmationTables(to, database.countingKey) },
    '0003-attendance': { up: attendanceTables },
    '0004-talks': { up: (to: Kysely<unknown>) => talkTables(to, database.countingKey) },
    '0005-series': { up: seriesTables },
    '0006-announcements': { up: announcementTables },
    '0007-reminders': { up: (to: Kysely<unknown>) => reminderTables(to, database.countingKey) },
    '0008-sharing': { up: sharingTables },
    '0009-plan': { up: automationTables },
    '0010-taken-over': { up: takenOverColumn },
    '0011-live-minutes': { up: (to: Kysely<unknown>) => liveMinutesTables(to, database.countingKey) },
    '0012-receivers-by-id': { up: receiversById },
    '0013-meetup-rooms': { up: meetupRoomColumns },
    '0014-confirmations-by-id': { up: confirmationsById },
    '0015-subjects': { up: subjectColumns },
    '0016-welcomes': { up: welcomeTable },
    '0017-typed-language': { up: typedLanguageColumn },
    '0018-minutes-thread': { up: minutesThreadColumn },
    '0019-local-times': { up: localTimeColumns },
    '0020-marked-messages': { up: markedMessageColumns },
    '0021-private-addresses': { up: privateAddressTable },
    '0022-personal-quiet': { up: personalQuietColumns },
    '0023-mirrors': { up: mirrorTables },
    '0024-publishing-subscriptions': { up: publishingColumn },
  }
}

/** @throws StoreUnusable when a newer version wrote the database. */
export async function refuseNewer(db: Kysely<unknown>, database: Database): Promise<void> {
  refuseUnknown(Object.keys(listMigrations(database)), await readAppliedSteps(db, database))
}

/** Unknown steps come from a newer version, and this version would misread what they changed. */
function refuseUnknown(steps: readonly string[], applied: AppliedSteps, upTo?: string): void {
  const unknown = [...applied.keys(), ...(upTo === undefined ? [] : [upTo])].find((name) => !steps.includes(name))
  if (unknown !== undefined)
    throw new StoreUnusable(
      `The schema is newer than this version of Rendezvous: it has the step ${unknown}, and this version knows steps up to ${steps.at(-1)}. Nothing was changed. Run the newer version, or restore a backup from before it.`,
    )
  const later = upTo !== undefined && [...applied.keys()].find((name) => name > upTo)
  if (later)
    throw new StoreUnusable(
      `The database already has the step ${later} of the schema, and the file was exported at ${upTo}. Use a database in which no bot has run yet.`,
    )
}
