import type { Lang } from '../domain/lang.ts'
import type { Attendance } from '../ports/attendance.ts'
import type { CalendarWriter } from '../ports/calendar.ts'
import type { WorkspaceFacts } from '../ports/chat.ts'
import type { Clock } from '../ports/clock.ts'
import type { Forgetter } from '../ports/forgetter.ts'
import type { MinutesArchive } from '../ports/minutes.ts'
import type { Confirmations, Undos } from '../ports/second-thoughts.ts'
import type { SeriesBook } from '../ports/series.ts'
import type { Shareables } from '../ports/shareables.ts'
import type { Audit, Meetups, People, Roles, Rooms } from '../ports/store.ts'
import type { Talks } from '../ports/talks.ts'
import type { Topics } from '../ports/topics.ts'
import type { Command } from './command.ts'

/** What the operator has set for the whole community. */
export interface Community {
  /** IANA name; dates of meetups are chosen in it. */
  readonly zone: string
  readonly conduct: Readonly<Record<Lang, string>>
  /** Days after which answered commands and sent messages are dropped from the store. */
  readonly retentionDays: number
  readonly version: string
}

export interface Workspace {
  readonly facts: WorkspaceFacts
  /** The bot's own user name, as in `@rendezvous`. */
  readonly botName: string
}

/** Everything a command may need; each takes the few it uses. */
export interface Services {
  readonly meetups: Meetups
  readonly series: SeriesBook
  readonly attendance: Attendance
  readonly talks: Talks
  readonly topics: Topics
  readonly people: People
  readonly rooms: Rooms
  readonly roles: Roles
  readonly audit: Audit
  readonly confirmations: Confirmations
  readonly undos: Undos
  readonly shareables: Shareables
  readonly forgetters: readonly Forgetter[]
  readonly minutes: MinutesArchive
  readonly calendar: CalendarWriter
  readonly clock: Clock
  readonly community: Community
  readonly workspace: Workspace
  readonly commands: readonly Command[]
}
