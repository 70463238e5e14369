import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'
import type { Sight } from '../visibility/model.ts'
import type { Meetup, NewMeetup } from './model.ts'

/** Omitted fields stay unchanged; null clears a value. `Attendance` changes the seats, because it moves people up. */
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
  /** The same repository, limited to the meetups that these readers may see. `onSeen` is called for each one returned. */
  seenBy(sight: Sight, onSeen?: (meetup: Meetup) => void): Meetups
  add(meetup: NewMeetup, at: EpochMs): Promise<Meetup>
  find(id: number): Promise<Meetup | undefined>
  /** Like `find`, and locks the meetup until the transaction ends, so that nobody changes it or answers to it. */
  lock(id: number): Promise<Meetup | undefined>
  /** The meetup in progress, or else the next one; of one series if given. Never a cancelled one. */
  next(now: EpochMs, seriesId?: number): Promise<Meetup | undefined>
  /** Those that haven't ended, soonest first, without cancelled ones. */
  coming(now: EpochMs, limit: number, seriesId?: number): Promise<readonly Meetup[]>
  /** Those that have ended, latest first, without cancelled ones. */
  past(now: EpochMs, limit: number, seriesId?: number): Promise<readonly Meetup[]>
  /**
   * Changes a meetup, and locks it until the transaction ends. A cancelled one that is planned again loses its cancellation
   * reason. Undefined when there is no such meetup.
   */
  change(id: number, change: MeetupChange, at: EpochMs): Promise<Meetup | undefined>
  /**
   * Deletes a meetup as if it had never been planned. Returns false without a change when people have answered, present there,
   * take its minutes, will be reminded, or know of it.
   */
  remove(id: number): Promise<boolean>
  /** Those that start in the half-open interval, soonest first, cancelled ones included. */
  between(from: EpochMs, to: EpochMs, seriesId?: number): Promise<readonly Meetup[]>
  /** Those that start after an instant and were derived with older zone data than the store's, cancelled ones included. */
  derivedBefore(edition: string, from: EpochMs): Promise<readonly Meetup[]>
  /** Says that its start was derived from a local time with the store's zone data. That isn't a revision. */
  markDerived(id: number, localStart: string): Promise<void>
  /** Those for a day (ISO) of a series from one on, even if they were moved, cancelled ones included. */
  standingFor(seriesId: number, fromDay: string): Promise<readonly Meetup[]>
}
