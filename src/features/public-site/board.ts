import type { Services } from '../../command/context.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { localOf } from '../../shared/dates/phrases/index.ts'
import { writeDate } from '../../shared/dates/plain-date.ts'
import { dayMs } from '../../shared/dates/time.ts'
import { isOver, type Meetup } from '../meetups/model.ts'
import type { Series } from '../series/model.ts'
import type { Talk } from '../talks/model.ts'
import { isPublicSeries } from './public-calendar.ts'

type Needs = Pick<Services, 'meetups' | 'series' | 'talks' | 'announcements'>

/** A meetup without what is meant for members only, and what of its agenda anybody may know. */
export interface PublicMeetup {
  readonly meetup: Meetup
  readonly agenda: readonly Talk[]
}

/** What anybody may know. */
export interface Board {
  readonly series: readonly Series[]
  /** By their start, cancelled ones included. */
  readonly meetups: readonly PublicMeetup[]
}

const pastDays = 400
const comingDays = 400

/**
 * Of one series when one is named; undefined when nobody may know of it.
 *
 * A series that is not public keeps its meetups to its members, too. What a meetup
 * is about is public once it is announced in a room or was held: before that, an agenda is a plan among organizers. A presenter
 * has told a name to the workspace and not to the world (`product.md` §3: only what people tell the bot is kept, and a join
 * link lets in whoever has it), so neither stands on any page.
 */
export async function readBoard(needs: Needs, now: EpochMs, seriesId?: number): Promise<Board | undefined> {
  const all = await needs.series.all()
  const hidden = new Set<number>()
  for (const { id } of all) if (!(await isPublicSeries(needs, id))) hidden.add(id)
  const series = all.filter(({ id }) => !hidden.has(id))
  if (seriesId !== undefined && !series.some(({ id }) => id === seriesId)) return undefined
  const found = await needs.meetups.between(now - pastDays * dayMs, now + comingDays * dayMs, seriesId)
  const shown = found.filter((meetup) => meetup.series === undefined || !hidden.has(meetup.series.id))
  const meetups: PublicMeetup[] = []
  for (const meetup of shown) {
    const wasHeld = meetup.state === 'planned' && isOver(meetup, now)
    const isTold = wasHeld || (await needs.announcements.of(meetup.id)).length > 0
    const agenda = isTold ? await needs.talks.agenda(meetup.id) : []
    meetups.push({ meetup: stripMeetup(meetup), agenda: agenda.map(stripTalk) })
  }
  return { series, meetups }
}

/** Reasons of a cancellation are words to members, and a place is one on the ground: an address on the Web would be a way in. */
function stripMeetup({ joinUrl: _, cancelReason: __, capacity: ___, remoteCapacity: ____, place, ...rest }: Meetup): Meetup {
  const isOnTheGround = place !== undefined && !/:\/\/|\bwww\.|\b(?:teams|zoom|meet|webex)\.[a-z]/i.test(place)
  return { ...rest, ...(isOnTheGround && { place }) }
}

function stripTalk({ id, title, lengthMinutes, lang, from, state }: Talk): Talk {
  return { id, title, lengthMinutes, lang, from, state }
}

/** The day of a meetup in its own zone, ISO. */
export function dayOfMeetup({ startsAt, zone }: Meetup): string {
  return writeDate(localOf(startsAt, zone).date)
}
