import { atLocal } from '../../shared/dates/local-time.ts'
import { isSameDate, readIsoDay, writeDate } from '../../shared/dates/plain-date.ts'
import type { EpochMs } from '../../shared/dates/time.ts'
import type { Meetup } from '../meetups/model.ts'
import { isOnRule, ruleDaysIn, type Series } from './model.ts'

/** What changes in a meetup when its series changes. Leaves out what somebody has set for this meetup. */
export interface Adapted {
  readonly title?: string
  readonly place?: string | null
  readonly joinUrl?: string | null
  readonly lengthMinutes?: number
  readonly planningMinutes?: number
  readonly capacity?: number | null
  readonly remoteCapacity?: number | null
  /** The new time, for a meetup that follows the rule. */
  readonly startsAt?: EpochMs
  readonly zone?: string
  /** The day of the new rule that it belongs to. A meetup moved by hand gets it too, but keeps its date. */
  readonly day?: string
}

type Inherited = 'place' | 'joinUrl' | 'capacity' | 'remoteCapacity' | 'lengthMinutes' | 'planningMinutes'

interface OpenDays {
  readonly now: EpochMs
  /** The day isn't skipped and has no other meetup. */
  isFree(day: string): boolean
}

/** Empty when nothing changes. */
export function adaptMeetup(before: Series, after: Series, meetup: Meetup, days: OpenDays): Adapted {
  const follows = (key: Inherited) => after[key] !== before[key] && meetup[key] === before[key]
  return {
    ...(after.name !== before.name && meetup.title === before.name && { title: after.name }),
    ...(follows('place') && { place: after.place ?? null }),
    ...(follows('joinUrl') && { joinUrl: after.joinUrl ?? null }),
    ...(follows('capacity') && { capacity: after.capacity ?? null }),
    ...(follows('remoteCapacity') && { remoteCapacity: after.remoteCapacity ?? null }),
    ...(follows('lengthMinutes') && { lengthMinutes: after.lengthMinutes }),
    ...(follows('planningMinutes') && { planningMinutes: after.planningMinutes }),
    ...adaptMoment(before, after, meetup, days),
  }
}

/** The first date of a month becomes the first date by the new rule, and so on. Without a counterpart, the meetup stays put. */
function adaptMoment(before: Series, after: Series, meetup: Meetup, { now, isFree }: OpenDays): Adapted {
  const old = meetup.series?.day === undefined ? undefined : readIsoDay(meetup.series.day)
  if (old === undefined) return {}
  const index = ruleDaysIn(before.rule, old).findIndex((day) => isSameDate(day, old))
  const date = ruleDaysIn(after.rule, old)[Math.max(index, 0)]
  if (date === undefined) return {}
  const { at } = atLocal(date, after.time, after.zone)
  const day = writeDate(date)
  const isOtherDay = !isSameDate(old, date)
  if (at <= now || (isOtherDay && !isFree(day))) return {}
  const follows = isOnRule(before, meetup) && (at !== meetup.startsAt || after.zone !== meetup.zone)
  return { ...(isOtherDay && { day }), ...(follows && { startsAt: at, zone: after.zone }) }
}
