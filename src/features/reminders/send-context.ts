import type { Chat } from '../../messaging/chat.ts'
import type { JobContext } from '../../scheduling/job.ts'
import type { Log } from '../../shared/log.ts'
import type { Metrics } from '../../shared/metrics.ts'
import type { Audit } from '../people/audit.ts'
import type { People, Rooms } from '../people/repository.ts'
import type { SeriesRepository } from '../series/repository.ts'
import type { ReminderKinds } from './compose.ts'
import type { EligibilityNeeds } from './eligibility.ts'
import type { Floods, QuietRooms } from './quiet-rooms.ts'
import type { SendNeeds } from './send.ts'

/** What sending due reminders needs stored and looked up. */
export type SendDueNeeds = SendNeeds &
  EligibilityNeeds & {
    readonly chat: Pick<Chat, 'state' | 'postingRefusal'>
    readonly rooms: Pick<Rooms, 'language' | 'languages'>
    readonly quietRooms: Pick<QuietRooms, 'of' | 'all'>
    readonly series: Pick<SeriesRepository, 'ofRoom' | 'byRoom'>
    readonly people: People
    readonly audit: Pick<Audit, 'add'>
    readonly floods: Floods
    readonly community: { readonly postsPerMinute: number }
    readonly log: Log
    readonly metrics: Metrics
  }

/** A job's context, and what each kind of reminder does. */
export interface SendContext<N extends SendDueNeeds> extends JobContext<N> {
  readonly kinds: ReminderKinds<N>
}
