import type { Lang } from './lang.ts'
import type { ClockTime, NthWeekdayRule } from './when/index.ts'

/** A recurring meetup: its rule, and what its dates have in common unless an organizer says otherwise for one of them. */
export interface Series {
  /** Short id, shown as `#12`; no meetup, talk, topic or reminder has the same. */
  readonly id: number
  readonly name: string
  readonly rule: NthWeekdayRule
  readonly time: ClockTime
  /** IANA name of the zone in which the rule is read. */
  readonly zone: string
  readonly lengthMinutes: number
  readonly place?: string
  readonly joinUrl?: string
  /** Seats in the room; none means no limit was given. */
  readonly capacity?: number
  /** People who can join remotely; none means no limit was given. */
  readonly remoteCapacity?: number
  /** Which language stands first where both do. */
  readonly firstLang: Lang
  /** Minutes of the meetup that are kept for planning, before the talks. */
  readonly planningMinutes: number
}
