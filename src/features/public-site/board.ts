import { localOf } from '../../shared/dates/local-time.ts'
import { writeDate } from '../../shared/dates/plain-date.ts'
import { dayMs, type EpochMs } from '../../shared/dates/time.ts'
import type { Announcements } from '../announcements/repository.ts'
import { isOver, type Meetup } from '../meetups/model.ts'
import { publicPlace } from '../meetups/public-place.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { Series } from '../series/model.ts'
import type { SeriesRepository } from '../series/repository.ts'
import type { Talk } from '../talks/model.ts'
import type { Talks } from '../talks/repository.ts'

export interface BoardNeeds {
  readonly meetups: Pick<Meetups, 'between'>
  readonly series: Pick<SeriesRepository, 'all' | 'skipped'>
  readonly talks: Pick<Talks, 'agenda'>
  readonly announcements: Pick<Announcements, 'of' | 'announcedStart'>
}

/** A meetup without its members-only details, and the public part of its agenda. */
export interface PublicMeetup {
  readonly meetup: Meetup
  readonly agenda: readonly Talk[]
  /** It was announced in a room. */
  readonly isAnnounced: boolean
  /** The start that was announced, if it's another one now. */
  readonly movedFrom?: EpochMs
  /** Why this date of a series is skipped. Why a single meetup was cancelled is for members only. */
  readonly skipReason?: string
}

/** What is public. */
export interface Board {
  readonly series: readonly Series[]
  /** By their start, cancelled ones included. */
  readonly meetups: readonly PublicMeetup[]
}

const pastDays = 400
const comingDays = 400

/**
 * The board, of one series if given; undefined when that series isn't public. `needs` must only contain what is public.
 *
 * Talks appear once their meetup was announced in a room or has taken place: before that, an agenda is only a plan among
 * organizers. Presenters gave their names to the workspace and not to the Web, and a join link lets anybody in, so neither is
 * shown.
 */
export async function readBoard(needs: BoardNeeds, now: EpochMs, seriesId?: number): Promise<Board | undefined> {
  const series = await needs.series.all()
  if (seriesId !== undefined && !series.some(({ id }) => id === seriesId)) return undefined
  const shown = await needs.meetups.between(now - pastDays * dayMs, now + comingDays * dayMs, seriesId)
  const reasons = await readSkips(needs, series)
  const meetups: PublicMeetup[] = []
  for (const meetup of shown) {
    const wasHeld = meetup.state === 'planned' && isOver(meetup, now)
    const isAnnounced = (await needs.announcements.of(meetup.id)).length > 0
    const isTold = wasHeld || isAnnounced
    const announcedStart = isAnnounced ? await needs.announcements.announcedStart(meetup.id) : undefined
    const agenda = isTold ? await needs.talks.agenda(meetup.id) : []
    const skipped = meetup.state === 'cancelled' ? reasons.get(`${meetup.series?.id} ${meetup.series?.day}`) : undefined
    // As with places: what lets people join stays with members.
    const skipReason = skipped === undefined ? undefined : publicPlace({ place: skipped })
    meetups.push({
      ...{ meetup: toPublicMeetup(meetup), agenda: agenda.map(toPublicTalk), isAnnounced },
      ...(announcedStart !== undefined && announcedStart !== meetup.startsAt && { movedFrom: announcedStart }),
      ...(skipReason !== undefined && { skipReason }),
    })
  }
  return { series, meetups }
}

/** The reasons of skipped dates, by series and ISO day. */
async function readSkips({ series: repository }: BoardNeeds, series: readonly Series[]): Promise<ReadonlyMap<string, string>> {
  const reasons = new Map<string, string>()
  for (const { id } of series) for (const { day, reason } of await repository.skipped(id)) reasons.set(`${id} ${day}`, reason)
  return reasons
}

/** Cancellation reasons and ways to join are for members only. */
export function toPublicMeetup({
  joinUrl: _,
  cancelReason: __,
  capacity: ___,
  remoteCapacity: ____,
  place,
  ...rest
}: Meetup): Meetup {
  const shown = publicPlace({ ...(place !== undefined && { place }) })
  return { ...rest, ...(shown !== undefined && { place: shown }) }
}

/** Presenters gave their names to the workspace only. */
export function toPublicTalk({ id, title, lengthMinutes, lang, from, state }: Talk): Talk {
  return { id, title, lengthMinutes, lang, from, state }
}

/** The day of a meetup in its own zone, ISO. */
export function dayOfMeetup({ startsAt, zone }: Meetup): string {
  return writeDate(localOf(startsAt, zone).date)
}
