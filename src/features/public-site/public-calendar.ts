import type { Services } from '../services.ts'

/** A series that is bound to rooms of which none is public stays with its members. */
export async function isPublicSeries({ series }: Pick<Services, 'series'>, id: number): Promise<boolean> {
  const rooms = await series.rooms(id)
  return rooms.length === 0 || rooms.some(({ name }) => name !== undefined)
}

/** Where a calendar with a meetup of this series can be subscribed to; undefined where it is on none, or nobody has said where the pages are. */
export async function publicCalendar(
  needs: Pick<Services, 'series' | 'community'>,
  seriesId: number | undefined,
): Promise<string | undefined> {
  const { publicUrl } = needs.community
  if (publicUrl === undefined) return undefined
  if (seriesId === undefined) return `${publicUrl}/calendar.ics`
  return (await isPublicSeries(needs, seriesId)) ? `${publicUrl}/series/${seriesId}/calendar.ics` : undefined
}
