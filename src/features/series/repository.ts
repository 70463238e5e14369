import type { EpochMs } from '../../shared/clock.ts'
import type { SeriesRooms, Sight } from '../visibility/model.ts'
import type { BoundRoom, Series } from './model.ts'

export interface NewSeries extends Omit<Series, 'id'> {
  /** The room it's added in, unless that's a direct message. */
  readonly roomId?: string
}

/** What is left out stays as it was; null takes a value away. */
export type SeriesChange = Partial<Omit<NewSeries, 'roomId' | 'place' | 'joinUrl' | 'capacity' | 'remoteCapacity'>> & {
  readonly [K in 'place' | 'joinUrl' | 'capacity' | 'remoteCapacity']?: Series[K] | null
}

/** A day of the rule on which the series does not meet. */
export interface SkippedDay {
  /** ISO day in the zone of the series. */
  readonly day: string
  readonly reason: string
}

/** The recurring meetups of the workspace, and which rooms they belong to. */
export interface SeriesRepository {
  /** The same series, as if those that these readers may not see didn't exist. Rooms that they may not know of have no name. */
  seenBy(sight: Sight): SeriesRepository
  /** Where each series belongs. */
  belongings(): Promise<readonly SeriesRooms[]>
  add(series: NewSeries, at: EpochMs): Promise<Series>
  /** @throws Error when there is no such series. */
  change(id: number, change: SeriesChange): Promise<Series>
  find(id: number): Promise<Series | undefined>
  /** Oldest first. */
  all(): Promise<readonly Series[]>
  /** Like `find`, and keeps others from planning, skipping or changing its days until the transaction ends. */
  lock(id: number): Promise<Series | undefined>
  /**
   * Binds a room to one series: what is said there without naming a series is about this one. Undefined binds it to none.
   * `name` is what the room is called in lists; a room that not everybody may know of has none.
   */
  bind(roomId: string, seriesId: number | undefined, name?: string): Promise<void>
  /** The rooms that are bound to a series. */
  rooms(seriesId: number): Promise<readonly BoundRoom[]>
  /** The series that a room is bound to. */
  ofRoom(roomId: string): Promise<Series | undefined>
  /** Skipping a day twice keeps the last reason. */
  skip(seriesId: number, skipped: SkippedDay): Promise<void>
  /** Lets a skipped day be met on after all. */
  unskip(seriesId: number, day: string): Promise<void>
  /** Soonest first. */
  skipped(seriesId: number): Promise<readonly SkippedDay[]>
}
