import type { Meetup } from '../meetups/model.ts'
import type { Talk } from './model.ts'
import type { Talks } from './repository.ts'

/** Public talks waiting for a date or a decision; with a series, those offered for it or for any. */
export async function waitingTalks(talks: Pick<Talks, 'backlog'>, seriesId: number | undefined): Promise<readonly Talk[]> {
  const waiting = (await talks.backlog()).filter(({ state }) => state !== 'held')
  return waiting.filter((talk) => seriesId === undefined || talk.seriesId === undefined || talk.seriesId === seriesId)
}

/** The talks that could be given at a meetup: those offered for its series, or for any. */
export async function waitingFor(talks: Pick<Talks, 'backlog'>, { series }: Pick<Meetup, 'series'>): Promise<readonly Talk[]> {
  const waiting = await waitingTalks(talks, series?.id)
  return waiting.filter(({ seriesId }) => seriesId === undefined || seriesId === series?.id)
}
