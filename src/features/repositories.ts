import type { Confirmations, UndoLog } from '../command/confirmations.ts'
import type { ShareableReplies } from '../command/shareable-replies.ts'
import type { Inbox, Outbox } from '../messaging/repository.ts'
import type { UnitOptions } from '../messaging/unit-of-work.ts'
import type { DueWork } from '../scheduling/due-work.ts'
import type { EpochMs } from '../shared/clock.ts'
import type { Erasable } from '../shared/erasable.ts'
import type { Settings } from '../shared/settings.ts'
import type { Announcements } from './announcements/repository.ts'
import type { Subscriptions } from './announcements/subscriptions.ts'
import type { MeetupMessages } from './attendance/meetup-messages.ts'
import type { Attendance } from './attendance/repository.ts'
import type { AutomationChanges } from './automation/repository.ts'
import type { FollowUps } from './follow-up/repository.ts'
import type { Publications } from './live-minutes/publications.ts'
import type { LiveMinutesRepository } from './live-minutes/repository.ts'
import type { Meetups } from './meetups/repository.ts'
import type { MirrorPosts } from './mirrors/repository.ts'
import type { Audit } from './people/audit.ts'
import type { People, Roles, Rooms } from './people/repository.ts'
import type { PrivateAddresses } from './private-addresses/repository.ts'
import type { Floods, QuietRooms } from './reminders/quiet-rooms.ts'
import type { Reminders } from './reminders/repository.ts'
import type { SeriesRepository } from './series/repository.ts'
import type { Stats } from './status/repository.ts'
import type { Talks } from './talks/repository.ts'
import type { Topics } from './topics/repository.ts'
import type { ConcernedRooms } from './visibility/repository.ts'
import type { Welcomes } from './welcome/repository.ts'

/** Everything the bot stores. Only the composition root knows it whole; a service names the few it needs. */
export interface Repositories {
  readonly meetups: Meetups
  readonly series: SeriesRepository
  readonly announcements: Announcements
  readonly mirrorPosts: MirrorPosts
  readonly subscriptions: Subscriptions
  readonly attendance: Attendance
  readonly meetupMessages: MeetupMessages
  readonly talks: Talks
  readonly topics: Topics
  readonly reminders: Reminders
  readonly automationChanges: AutomationChanges
  readonly quietRooms: QuietRooms
  readonly floods: Floods
  readonly stats: Stats
  readonly liveMinutes: LiveMinutesRepository
  readonly publications: Publications
  readonly followUps: FollowUps
  readonly people: People
  readonly rooms: Rooms
  readonly welcomes: Welcomes
  readonly roles: Roles
  readonly concernedRooms: ConcernedRooms
  readonly privateAddresses: PrivateAddresses
  readonly settings: Settings
  readonly audit: Audit
  readonly inbox: Inbox
  readonly outbox: Outbox
  readonly confirmations: Confirmations
  readonly undoLog: UndoLog
  readonly shareableReplies: ShareableReplies
  /** All of them that hold something of people. */
  readonly erasables: readonly Erasable[]
}

export interface Store extends Repositories {
  readonly kind: 'SQLite' | 'PostgreSQL'
  /** What there is to do, with one statement. */
  readDueWork(now: EpochMs): Promise<DueWork>
  /** Runs `work` as one unit: all of it is kept, or none when it throws. */
  transaction<T>(work: (store: Repositories) => Promise<T>, options?: UnitOptions): Promise<T>
  close(): Promise<void>
}
