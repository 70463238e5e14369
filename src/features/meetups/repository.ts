import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'
import type { Sight } from '../visibility/model.ts'
import type { Meetup, NewMeetup } from './model.ts'

/** What is left out stays as it was; null takes a value away. Seats are changed by `Attendance`, which moves people up. */
export interface MeetupChange {
  readonly startsAt?: EpochMs
  readonly lengthMinutes?: number
  readonly planningMinutes?: number
  /** IANA name. */
  readonly zone?: string
  readonly series?: NonNullable<Meetup['series']>
  readonly title?: string | null
  readonly place?: string | null
  readonly joinUrl?: string | null
  readonly state?: Meetup['state']
  readonly cancelReason?: string | null
}

export interface Meetups extends Erasable {
  /** The same meetups, as if those that these readers may not see didn't exist. `onSeen` is told of each that is handed out. */
  seenBy(sight: Sight, onSeen?: (meetup: Meetup) => void): Meetups
  /** The rooms that meetups of no series belong to. */
  homeRooms(): Promise<readonly string[]>
  add(meetup: NewMeetup, at: EpochMs): Promise<Meetup>
  find(id: number): Promise<Meetup | undefined>
  /** Like `find`, and keeps others from changing it or answering to it until the transaction ends. */
  lock(id: number): Promise<Meetup | undefined>
  /** The meetup in progress, or else the first one to come, of one series when one is named. Cancelled ones are never it. */
  next(now: EpochMs, seriesId?: number): Promise<Meetup | undefined>
  /** Those that have not ended, soonest first; cancelled ones are not among them. */
  coming(now: EpochMs, limit: number, seriesId?: number): Promise<readonly Meetup[]>
  /** Those that have ended, latest first; cancelled ones are not among them. */
  past(now: EpochMs, limit: number, seriesId?: number): Promise<readonly Meetup[]>
  /**
   * Changes a meetup, and keeps others from answering to it until the transaction ends. A cancelled one that is planned again
   * loses its reason. Undefined when there is no such meetup.
   */
  change(id: number, change: MeetupChange): Promise<Meetup | undefined>
  /** Removes a meetup as if it had never been planned. False, and nothing happens, when people have answered, speak there, take its minutes, are to be reminded, or know of it. */
  remove(id: number): Promise<boolean>
  /** Those that start in the half-open interval, soonest first, cancelled ones included. */
  between(from: EpochMs, to: EpochMs, seriesId?: number): Promise<readonly Meetup[]>
  /** Those that stand for a day (ISO) of a series from one on, whenever they are held, cancelled ones included. */
  standingFor(seriesId: number, fromDay: string): Promise<readonly Meetup[]>
}
