import type { Act } from '../delivery/unasked.ts'
import type { Services } from '../kit/services.ts'
import type { Chat } from '../ports/chat.ts'
import type { Log } from '../ports/log.ts'
import type { MinutesPublisher } from '../ports/minutes-publisher.ts'
import type { Repositories, Store } from '../ports/store.ts'
import { askAfterMeetups } from './ask-after-meetups.ts'
import { createClosedAccounts } from './closed-accounts.ts'
import { learnRooms } from './learn-rooms.ts'
import { createSeriesPlanner } from './plan-series.ts'
import { publishMinutes } from './publish-minutes.ts'
import { refreshAnnouncements } from './refresh-announcements.ts'
import { createReminderJob } from './reminders/index.ts'
import { tendMinutes } from './tend-minutes.ts'

/** What the bot does of its own accord. Rows decide what is due; a tick only makes it look. */
export interface Job {
  readonly name: string
  /** Cron expression, seconds first, UTC. */
  readonly cron: string
  run(): Promise<void>
}

/** What a job may use. The clock is in the services. */
export interface JobNeeds {
  readonly store: Store
  readonly chat: Pick<Chat, 'facts' | 'findPerson' | 'state' | 'self' | 'findRoom' | 'roomRoles' | 'isMember'>
  readonly log: Log
  /** What commands use, over the store or over one of its transactions. */
  readonly services: (repositories: Repositories) => Services
  readonly act: Act
}

/** Every job. What stands here is run; nothing else is. */
export function createJobs(needs: JobNeeds, publisher: MinutesPublisher): readonly Job[] {
  return [
    createSeriesPlanner(needs),
    createReminderJob(needs),
    refreshAnnouncements(needs),
    learnRooms(needs),
    createClosedAccounts(needs),
    tendMinutes(needs),
    publishMinutes(needs, publisher),
    askAfterMeetups(needs),
  ]
}
