import type { Clock } from '../shared/clock.ts'
import type { Community, Workspace } from './community.ts'
import type { NumberNeeds } from './lookup/explain-number.ts'
import type { CalendarWriter } from './meetups/calendar-writer.ts'
import type { MinutesArchive } from './minutes/archive.ts'
import type { MinutesPublisher } from './minutes/publisher.ts'
import type { Repositories } from './repositories.ts'
import type { SeriesRepository } from './series/repository.ts'
import type { InstanceStatus } from './status/instance-status.ts'
import type { Sight } from './visibility/model.ts'
import type { View } from './visibility/view.ts'

/** Rows that only those who hear, send and show messages touch. */
type Backstage = 'inbox' | 'outbox' | 'meetupMessages' | 'settings'

/** Everything a command may need; each takes the few it uses. */
export interface Services extends Omit<Repositories, Backstage> {
  readonly minutes: MinutesArchive
  /** Waits for the network: not to be called in a transaction. */
  readonly publisher: MinutesPublisher
  readonly calendar: CalendarWriter
  readonly clock: Clock
  readonly community: Community
  readonly instanceStatus: InstanceStatus
  readonly workspace: Workspace
  readonly kindOfNumber: NumberNeeds['kindOfNumber']
  /** What those who read the reply may see. Meetups, series, talks and reminders are given accordingly. */
  readonly sight: Sight
  /** Also those hidden from the readers: for organizers who say by number where a series belongs. */
  readonly allSeries: Pick<SeriesRepository, 'find'>
  readonly view: View
}
