import type { EpochMs } from './clock.ts'

/** A meetup as calendars take it. Its texts are plain: what needs escaping in the file is escaped when it is written. */
export interface CalendarEntry {
  /** The meetup's short id: the entry's own name in every calendar comes from it and never changes. */
  readonly meetupId: number
  /** How often the meetup has been changed: a calendar takes a file only when this has grown. */
  readonly revision: number
  readonly startsAt: EpochMs
  readonly endsAt: EpochMs
  readonly isCancelled: boolean
  readonly title: string
  readonly description: string
  readonly location?: string
}

/** Writes iCalendar (RFC 5545), which Outlook and Google Calendar import. */
export interface CalendarWriter {
  /** A complete file. `at`: when it is written. */
  write(entries: readonly CalendarEntry[], at: EpochMs): string
}
