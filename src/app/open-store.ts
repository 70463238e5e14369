import { Kysely } from 'kysely'
import { createConfirmations, createUndoLog } from '../command/confirmations.sql.ts'
import type { Repositories, Store } from '../command/repositories.ts'
import { createShareableReplies } from '../command/shareable-replies.sql.ts'
import { createAnnouncements } from '../features/announcements/repository.sql.ts'
import { createSubscriptions } from '../features/announcements/subscriptions.sql.ts'
import { createMeetupMessages } from '../features/attendance/meetup-messages.sql.ts'
import { createAttendance } from '../features/attendance/repository.sql.ts'
import { createAutomationChanges } from '../features/automation/repository.sql.ts'
import { createFollowUps } from '../features/live-minutes/follow-ups.sql.ts'
import { createPublications } from '../features/live-minutes/publications.sql.ts'
import { createLiveMinutes } from '../features/live-minutes/repository.sql.ts'
import { createMeetups } from '../features/meetups/repository.sql.ts'
import { createAudit } from '../features/people/audit.sql.ts'
import { createPeople, createRoles, createRooms } from '../features/people/repository.sql.ts'
import { createFloods, createQuietRooms } from '../features/reminders/quiet-rooms.sql.ts'
import { createReminders } from '../features/reminders/repository.sql.ts'
import { createSeries } from '../features/series/repository.sql.ts'
import { createStats } from '../features/status/repository.sql.ts'
import { createTalks } from '../features/talks/repository.sql.ts'
import { createTopics } from '../features/topics/repository.sql.ts'
import { createInbox } from '../messaging/inbox.sql.ts'
import { createOutbox } from '../messaging/outbox.sql.ts'
import type { Database } from '../platform/database/dialect.ts'
import { migrateToLatest } from '../platform/database/migrate.ts'
import { openPostgres } from '../platform/database/postgres.ts'
import { createSettings } from '../platform/database/settings.sql.ts'
import { openSqlite, openSqliteBeside } from '../platform/database/sqlite.ts'
import { StoreUnusable } from '../platform/database/store-unusable.ts'
import type { Tables } from '../platform/database/tables.ts'

export { type DatabaseInspection as Inspection, inspectDatabase } from '../platform/database/inspect.ts'

export interface StoreOptions {
  /** `sqlite:PATH`, `sqlite::memory:` or `postgres://…`. */
  readonly url: string
  /** Told when PostgreSQL closes an idle connection; the pool makes a new one by itself. */
  readonly onLost?: (error: Error) => void
}

/**
 * Opens the database and brings its schema up to date.
 * @throws StoreUnusable with what to mend.
 */
export async function openStore({ url, onLost = () => {} }: StoreOptions): Promise<Store> {
  const database = await openDatabase(url, onLost)
  const db = new Kysely<Tables>({ dialect: database.dialect })
  const close = async () => {
    await db.destroy()
    await database.release()
  }
  try {
    await migrateToLatest(db as unknown as Kysely<unknown>, database)
    if (database.name === 'sqlite') await voidClaims(db)
  } catch (error) {
    await close()
    throw error
  }
  return {
    ...createRepositories(db, database),
    kind: database.name === 'sqlite' ? 'SQLite' : 'PostgreSQL',
    transaction: (work) => db.transaction().execute((tx) => work(createRepositories(tx, database))),
    close,
  }
}

/** The lock on the file proves that whoever held these rows is gone: their leases end at once. */
async function voidClaims(db: Kysely<Tables>): Promise<void> {
  await db.updateTable('inbox').set({ lease_until: 0 }).where('state', '=', 'waiting').execute()
  await db.updateTable('outbox').set({ lease_until: 0 }).where('state', '=', 'due').execute()
}

/** Opens a database as it is, for this process alone where it is a file. */
export async function openDatabase(url: string, onLost: (error: Error) => void): Promise<Database> {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length))
  if (/^postgres(ql)?:/.test(url)) return openPostgres(url, onLost)
  throw new StoreUnusable('DATABASE_URL must begin with sqlite: or postgres://.')
}

/** Opens a database that is there, while a bot may be at work on it. */
export async function openBeside(url: string): Promise<Database> {
  return url.startsWith('sqlite:') ? openSqliteBeside(url.slice('sqlite:'.length)) : openDatabase(url, () => {})
}

function createRepositories(db: Kysely<Tables>, database: Database): Repositories {
  const repositories = {
    meetups: createMeetups(db, database),
    announcements: createAnnouncements(db, database),
    subscriptions: createSubscriptions(db),
    series: createSeries(db, database),
    attendance: createAttendance(db, database),
    meetupMessages: createMeetupMessages(db, database),
    talks: createTalks(db, database),
    topics: createTopics(db),
    reminders: createReminders(db, database),
    automationChanges: createAutomationChanges(db),
    quietRooms: createQuietRooms(db),
    floods: createFloods(db, database),
    stats: createStats(db),
    liveMinutes: createLiveMinutes(db, database),
    publications: createPublications(db, database),
    followUps: createFollowUps(db),
    people: createPeople(db),
    rooms: createRooms(db),
    roles: createRoles(db, database),
    settings: createSettings(db),
    audit: createAudit(db),
    inbox: createInbox(db, database),
    outbox: createOutbox(db, database),
    confirmations: createConfirmations(db),
    undoLog: createUndoLog(db),
    shareableReplies: createShareableReplies(db),
  }
  // Found rather than listed: a repository that learns to forget cannot be left out.
  return { ...repositories, erasables: Object.values(repositories).filter((one) => 'forget' in one) }
}
