import { dayMs, type EpochMs } from '../../shared/dates/time.ts'
import { countHeads, type HeadCount } from '../attendance/model.ts'
import type { Attendance } from '../attendance/repository.ts'
import { findMissing, type MissingNeeds } from '../follow-up/find-missing.ts'
import type { Missing } from '../follow-up/messages.ts'
import { endsAt, type Meetup } from '../meetups/model.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { Stats } from '../status/repository.ts'
import type { Talk } from '../talks/model.ts'
import type { Talks } from '../talks/repository.ts'

/** Meetups that are further ahead aren't in the digest yet. */
const aheadMs = 14 * dayMs
const mostComing = 5

/** What is missing longer isn't asked for any more. */
const behindMs = 31 * dayMs
const mostPast = 20

/** Where a meetup is, shortly before it. */
export interface ComingMeetup {
  readonly meetup: Meetup
  readonly heads: HeadCount
  readonly talks: readonly Talk[]
  readonly isTakerNamed: boolean
}

/** What organizers hear in a week. */
export interface Digest {
  readonly coming: readonly ComingMeetup[]
  readonly missing: readonly { readonly meetup: Meetup; readonly missing: readonly Missing[] }[]
  /** Proposals without a date. */
  readonly waiting: readonly Talk[]
  /** Messages that the workspace refused or lost since the last digest. */
  readonly refused: number
}

export interface CollectNeeds extends MissingNeeds {
  readonly meetups: Pick<Meetups, 'coming' | 'past'>
  readonly talks: Pick<Talks, 'agenda' | 'backlog'>
  readonly attendance: Pick<Attendance, 'of'>
  readonly stats: Pick<Stats, 'troubles'>
}

export async function collectDigest(needs: CollectNeeds, now: EpochMs): Promise<Digest> {
  const { meetups, attendance, talks, liveMinutes, stats } = needs
  const coming: ComingMeetup[] = []
  for (const meetup of await meetups.coming(now, mostComing)) {
    if (meetup.startsAt > now + aheadMs) continue
    const heads = countHeads((await attendance.of(meetup.id)).map(({ mode }) => mode))
    const isTakerNamed = (await liveMinutes.find(meetup.id))?.taker !== undefined
    coming.push({ meetup, heads, talks: await talks.agenda(meetup.id), isTakerNamed })
  }
  const missing: { readonly meetup: Meetup; readonly missing: readonly Missing[] }[] = []
  for (const meetup of await meetups.past(now, mostPast)) {
    if (endsAt(meetup) < now - behindMs) continue
    const found = (await findMissing(needs, meetup)).map((one) => one.missing)
    if (found.length > 0) missing.push({ meetup, missing: found })
  }
  const { missedMessages } = await stats.troubles(now - 7 * dayMs, now)
  const refused = missedMessages.reduce((sum, { count }) => sum + count, 0)
  return { coming, missing, waiting: await talks.backlog(), refused }
}

export function isEmpty({ coming, missing, waiting, refused }: Digest): boolean {
  return coming.length + missing.length + waiting.length + refused === 0
}
