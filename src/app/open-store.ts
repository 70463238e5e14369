import { createConfirmations, createUndoLog } from '../command/confirmations.sql.ts'
import { createShareableReplies } from '../command/shareable-replies.sql.ts'
import { createAnnouncements } from '../features/announcements/repository.sql.ts'
import { createSubscriptions } from '../features/announcements/subscriptions.sql.ts'
import { createMeetupMessages } from '../features/attendance/meetup-messages.sql.ts'
import { createAttendance } from '../features/attendance/repository.sql.ts'
import { createAutomationChanges } from '../features/automation/repository.sql.ts'
import { createFollowUps } from '../features/follow-up/repository.sql.ts'
import { createPublications } from '../features/live-minutes/publications.sql.ts'
import { createLiveMinutes } from '../features/live-minutes/repository.sql.ts'
import { createMeetups } from '../features/meetups/repository.sql.ts'
import { createMirrorPosts } from '../features/mirrors/repository.sql.ts'
import { createAudit } from '../features/people/audit.sql.ts'
import { createPeople, createRoles, createRooms } from '../features/people/repository.sql.ts'
import { createPrivateAddresses } from '../features/private-addresses/repository.sql.ts'
import { createFloods, createQuietRooms } from '../features/reminders/quiet-rooms.sql.ts'
import { createReminders } from '../features/reminders/repository.sql.ts'
import type { Repositories, Store } from '../features/repositories.ts'
import { createSeries } from '../features/series/repository.sql.ts'
import { createStats } from '../features/status/repository.sql.ts'
import { createTalks } from '../features/talks/repository.sql.ts'
import { createTopics } from '../features/topics/repository.sql.ts'
import { createConcernedRooms } from '../features/visibility/repository.sql.ts'
import { createWelcomes } from '../features/welcome/repository.sql.ts'
import { createInbox } from '../messaging/inbox.sql.ts'
import { createOutbox } from '../messaging/outbox.sql.ts'
import { connectDatabase, type Db } from '../platform/database/connection.ts'
import type { Database } from '../platform/database/dialect.ts'
import { createSettings } from '../platform/database/settings.sql.ts'
import { runtimeZoneData, type ZoneData } from '../shared/dates/zone-data.ts'
import { readDueWork } from './due-work.sql.ts'

export interface StoreOptions {
  /** `sqlite:PATH`, `sqlite::memory:` or `postgres://…`. */
  readonly url: string
  /** Called when PostgreSQL closes an idle connection; the pool opens a new one by itself. */
  readonly onLost?: (error: Error) => void
  /** Called when a statement found no room on the disk. */
  readonly onFull?: () => void
  /** What local times are derived with; tests pass other editions. */
  readonly zoneData?: ZoneData
}

/** @throws StoreUnusable with a fix. */
export async function openStore({
  url,
  onLost = () => {},
  onFull = () => {},
  zoneData = runtimeZoneData,
}: StoreOptions): Promise<Store> {
  const { db, database, transaction, close } = await connectDatabase({ url, onLost, onFull })
  return {
    ...createRepositories(db, database, zoneData),
    kind: database.name === 'sqlite' ? 'SQLite' : 'PostgreSQL',
    readDueWork: (now) => readDueWork(db, now),
    transaction: (work, options) => transaction((tx) => work(createRepositories(tx, database, zoneData)), options),
    close,
  }
}

function createRepositories(db: Db, database: Database, zoneData: ZoneData): Repositories {
  const repositories = {
    meetups: createMeetups(db, database, zoneData),
    announcements: createAnnouncements(db, database),
    mirrorPosts: createMirrorPosts(db),
    subscriptions: createSubscriptions(db),
    series: createSeries(db, database),
    attendance: createAttendance(db, database),
    meetupMessages: createMeetupMessages(db, database),
    talks: createTalks(db, database),
    topics: createTopics(db),
    reminders: createReminders(db, database, zoneData),
    automationChanges: createAutomationChanges(db),
    quietRooms: createQuietRooms(db),
    floods: createFloods(db, database),
    stats: createStats(db),
    liveMinutes: createLiveMinutes(db, database),
    publications: createPublications(db, database),
    followUps: createFollowUps(db),
    people: createPeople(db),
    rooms: createRooms(db),
    welcomes: createWelcomes(db),
    roles: createRoles(db, database),
    concernedRooms: createConcernedRooms(db),
    privateAddresses: createPrivateAddresses(db),
    settings: createSettings(db),
    audit: createAudit(db),
    inbox: createInbox(db, database),
    outbox: createOutbox(db, database),
    confirmations: createConfirmations(db),
    undoLog: createUndoLog(db),
    shareableReplies: createShareableReplies(db),
  }
  // Found instead of listed, so that a new repository with `forget` can't be left out.
  return { ...repositories, erasables: Object.values(repositories).filter((one) => 'forget' in one) }
}
