import { Kysely } from 'kysely'
import { type Repositories, type Store, StoreUnusable } from '../../ports/store.ts'
import { createAftermaths } from './aftermaths.ts'
import { createAnnouncements } from './announcements.ts'
import { createAttendance } from './attendance.ts'
import { createAudit } from './audit.ts'
import type { Database } from './dialect.ts'
import { createInbox } from './inbox.ts'
import { createInsight } from './insight.ts'
import { createLiveBook } from './live-minutes.ts'
import { createMeetups } from './meetups.ts'
import { migrateToLatest } from './migrate.ts'
import { createOutbox } from './outbox.ts'
import { createPeople, createRoles, createRooms } from './people.ts'
import { createPlans } from './plans.ts'
import { openPostgres } from './postgres.ts'
import { createPublications } from './publications.ts'
import { createFloods, createQuietRooms } from './quiet.ts'
import { createReminders } from './reminders.ts'
import { createConfirmations, createUndos } from './second-thoughts.ts'
import { createSeriesBook } from './series.ts'
import { createSettings } from './settings.ts'
import { createShareables } from './shareables.ts'
import { createShownMeetups } from './shown-meetups.ts'
import { openSqlite, openSqliteBeside } from './sqlite.ts'
import { createSubscriptions } from './subscriptions.ts'
import type { Tables } from './tables.ts'
import { createTalks } from './talks.ts'
import { createTopics } from './topics.ts'

export { type Inspection, inspectDatabase } from './inspect.ts'

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
    series: createSeriesBook(db, database),
    attendance: createAttendance(db, database),
    shownMeetups: createShownMeetups(db, database),
    talks: createTalks(db, database),
    topics: createTopics(db),
    reminders: createReminders(db, database),
    plans: createPlans(db),
    quietRooms: createQuietRooms(db),
    floods: createFloods(db, database),
    insight: createInsight(db),
    live: createLiveBook(db, database),
    publications: createPublications(db, database),
    aftermaths: createAftermaths(db),
    people: createPeople(db),
    rooms: createRooms(db),
    roles: createRoles(db, database),
    settings: createSettings(db),
    audit: createAudit(db),
    inbox: createInbox(db, database),
    outbox: createOutbox(db, database),
    confirmations: createConfirmations(db),
    undos: createUndos(db),
    shareables: createShareables(db),
  }
  // Found rather than listed: a repository that learns to forget cannot be left out.
  return { ...repositories, forgetters: Object.values(repositories).filter((one) => 'forget' in one) }
}
