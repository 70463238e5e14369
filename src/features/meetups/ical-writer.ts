import ical, { ICalEventStatus } from 'ical-generator'
import type { CalendarWriter } from './calendar-writer.ts'

/**
 * Characters that RFC 5545 doesn't allow in texts (§3.1) or that end a line for some readers, and lone surrogates, which have
 * no UTF-8 form.
 */
const forbidden = /(?!\n)[\p{Cc}\u2028\u2029]|\p{Cs}/gu

/** How often a subscribed program should look again; several only look once a day anyway. */
const refreshSeconds = 3_600

/**
 * Times are written in UTC: every calendar shows them in its owner's zone, and no zone has to be described. `host` names the
 * workspace, so that entries of two workspaces are never confused.
 */
export function createCalendarWriter(host: string): CalendarWriter {
  return {
    write(entries, at, about) {
      const calendar = ical({
        prodId: { company: 'Rendezvous', product: 'Rendezvous' },
        ...(about !== undefined && { name: clean(about.name), ttl: refreshSeconds }),
        ...(about?.url !== undefined && { url: about.url }),
      })
      for (const { meetupId, revision, startsAt, endsAt, isCancelled, title, description, location } of entries) {
        calendar.createEvent({
          id: `meetup-${meetupId}@${host}`,
          sequence: revision,
          stamp: new Date(at),
          start: new Date(startsAt),
          end: new Date(endsAt),
          summary: clean(title),
          description: clean(description),
          status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
          ...(location !== undefined && { location: clean(location) }),
        })
      }
      return `${calendar.toString()}\r\n`
    },
  }
}

function clean(words: string): string {
  return words.replace(forbidden, '')
}
