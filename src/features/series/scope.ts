import type { Caller } from '../../command/caller.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Series } from './model.ts'
import type { SeriesRepository } from './repository.ts'

/** In a room that is bound to a series, commands are about that series; elsewhere they are about all meetups. */
export interface RoomContext {
  readonly series?: Series
  /** IANA name of the zone for dates and times in the room. */
  readonly zone: string
}

export interface RoomContextNeeds {
  readonly series: Pick<SeriesRepository, 'ofRoom'>
  readonly community: { readonly zone: string }
}

export async function roomContextOf(
  { series: book, community }: RoomContextNeeds,
  { room }: { readonly room: Pick<Caller['room'], 'id'> },
): Promise<RoomContext> {
  const series = await book.ofRoom(room.id)
  return series === undefined ? { zone: community.zone } : { series, zone: series.zone }
}

/** The names of the series, escaped. Nothing if there is only one series, or if a meetup's title already says it. */
export async function seriesNames({
  series: book,
}: {
  readonly series: Pick<SeriesRepository, 'all'>
}): Promise<(meetup: Pick<Meetup, 'series' | 'title'>) => string | undefined> {
  const all = await book.all()
  const names = new Map(all.length > 1 ? all.map(({ id, name }) => [id, name]) : [])
  return ({ series, title }) => {
    const name = series && names.get(series.id)
    return name === undefined || name === title ? undefined : escapeMarkdown(name)
  }
}
