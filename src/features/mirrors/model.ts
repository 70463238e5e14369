import type { EpochMs } from '../../shared/dates/time.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Meetup } from '../meetups/model.ts'

/** A place outside of the workspace that follows announcements. Its address is a secret that only the sender knows. */
export interface Mirror {
  readonly name: string
  /** In the order in which they are written. */
  readonly languages: readonly Lang[]
  /** The only series it follows; undefined means every public meetup. */
  readonly series?: number | undefined
}

/** What a mirror was last told about a meetup. */
export interface MirrorPost {
  readonly mirror: string
  readonly meetupId: number
  readonly startsAt: EpochMs
  /** Undefined if no public place was told. */
  readonly place?: string
  readonly state: Meetup['state']
  /** Counts posts. */
  readonly version: number
}

/** What a post says. */
export type MirrorNews = 'announced' | 'moved' | 'relocated' | 'cancelled' | 'revived'

/** What there is to say about a public meetup; undefined when its mirror knows everything that matters. */
export function findNews(
  told: MirrorPost | undefined,
  { startsAt, place, state }: Pick<Meetup, 'startsAt' | 'place' | 'state'>,
): MirrorNews | undefined {
  if (told === undefined) return state === 'planned' ? 'announced' : undefined
  if (state !== told.state) return state === 'cancelled' ? 'cancelled' : 'revived'
  // Nobody goes anywhere for a cancelled meetup.
  if (state === 'cancelled') return undefined
  if (startsAt !== told.startsAt) return 'moved'
  return place === told.place ? undefined : 'relocated'
}

export function follows({ series }: Mirror, meetup: Pick<Meetup, 'series'>): boolean {
  return series === undefined || meetup.series?.id === series
}
