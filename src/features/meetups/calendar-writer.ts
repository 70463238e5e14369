import type { EpochMs } from '../../shared/clock.ts'

/** A meetup as calendars take it. Its texts are plain; the writer escapes what the file needs escaped. */
export interface CalendarEntry {
  /** The meetup's short id. The entry's unique id in every calendar is derived from it and never changes. */
  readonly meetupId: number
  /** How often the meetup has been changed. A calendar only accepts an update with a higher number. */
  readonly revision: number
  /** When it was planned or last changed. */
  readonly changedAt: EpochMs
  /** IANA name of the zone whose clock it is meant by. */
  readonly zone: string
  readonly startsAt: EpochMs
  readonly endsAt: EpochMs
  readonly isCancelled: boolean
  readonly title: string
  readonly description: string
  readonly location?: string
}

/** What a calendar program shows of a calendar as a whole. */
export interface CalendarAbout {
  readonly name: string
  /** The page that shows the calendar's meetups. */
  readonly url?: string
}

/** Writes iCalendar (RFC 5545), which Outlook and Google Calendar import. */
export interface CalendarWriter {
  /** A complete file, the same as long as nothing changes. `about`: for a calendar that people subscribe to. */
  write(entries: readonly CalendarEntry[], about?: CalendarAbout): string
}
