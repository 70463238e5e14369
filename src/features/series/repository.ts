import type { EpochMs } from '../../shared/clock.ts'
import type { SeriesRooms, Sight } from '../visibility/model.ts'
import type { BoundRoom, Series } from './model.ts'

export interface NewSeries extends Omit<Series, 'id'> {
  /** The room it's added in, unless that's a direct message. */
  readonly roomId?: string
}

/** Omitted fields stay unchanged; null clears a value. */
export type SeriesChange = Partial<Omit<NewSeries, 'roomId' | 'place' | 'joinUrl' | 'capacity' | 'remoteCapacity'>> & {
  readonly [K in 'place' | 'joinUrl' | 'capacity' | 'remoteCapacity']?: Series[K] | null
}

/** A day of the rule on which the series doesn't meet. */
export interface SkippedDay {
  /** ISO day in the series' zone. */
  readonly day: string
  readonly reason: string
}

/** The workspace's recurring meetups, and the rooms they belong to. */
export interface SeriesRepository {
  /** The same repository, limited to the series that these readers may see. Rooms that they may not know of have no name. */
  seenBy(sight: Sight): SeriesRepository
  /** Which rooms each series belongs to. */
  belongings(): Promise<readonly SeriesRooms[]>
  add(series: NewSeries, at: EpochMs): Promise<Series>
  /** @throws Error when there is no such series. */
  change(id: number, change: SeriesChange): Promise<Series>
  find(id: number): Promise<Series | undefined>
  /** Oldest first. */
  all(): Promise<readonly Series[]>
  /** Like `find`, and locks the series until the transaction ends. */
  lock(id: number): Promise<Series | undefined>
  /**
   * Binds a room to one series: commands there without a series are about this one. Undefined unbinds it. `name` is the room's
   * name in lists; omit it for a room that not everybody may know of.
   */
  bind(roomId: string, seriesId: number | undefined, name?: string): Promise<void>
  /** The rooms bound to a series. */
  rooms(seriesId: number): Promise<readonly BoundRoom[]>
  /** The series that a room is bound to. */
  ofRoom(roomId: string): Promise<Series | undefined>
  /** The series of every room that is bound to one. */
  byRoom(): Promise<ReadonlyMap<string, Series>>
  /** Skipping a day twice keeps the last reason. */
  skip(seriesId: number, skipped: SkippedDay): Promise<void>
  /** Unskips a day. */
  unskip(seriesId: number, day: string): Promise<void>
  /** Soonest first. */
  skipped(seriesId: number): Promise<readonly SkippedDay[]>
}
