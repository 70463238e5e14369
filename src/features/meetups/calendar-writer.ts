import type { EpochMs } from '../../shared/clock.ts'

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

/** What a calendar program shows of a calendar as a whole. */
export interface CalendarAbout {
  readonly name: string
  /** The page of what is in it. */
  readonly url?: string
}

/** Writes iCalendar (RFC 5545), which Outlook and Google Calendar import. */
export interface CalendarWriter {
  /** A complete file. `at`: when it is written. `about`: of a calendar that people subscribe to. */
  write(entries: readonly CalendarEntry[], at: EpochMs, about?: CalendarAbout): string
}
