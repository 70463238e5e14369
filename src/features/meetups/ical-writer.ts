import ical, { ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { EpochMs } from '../../shared/dates/time.ts'
import type { CalendarEntry, CalendarWriter } from './calendar-writer.ts'
import { writeTimeZone } from './time-zone-component.ts'

/**
 * Characters that RFC 5545 doesn't allow in texts (§3.1) or that end a line for some readers, and lone surrogates, which have
 * no UTF-8 form.
 */
const forbidden = /(?!\n)[\p{Cc}\u2028\u2029]|\p{Cs}/gu

/** How often a subscribed program should look again; several only look once a day anyway. */
const refreshSeconds = 3_600

/**
 * Times are local times with their zone, which each file describes by the zone data in use: a calendar then agrees with the bot,
 * whatever its own data. Dates stand one by one, so each can be moved or cancelled. `host` names the workspace, so that entries
 * of two workspaces are never confused.
 */
export function createCalendarWriter(host: string): CalendarWriter {
  return {
    write(entries, about) {
      const calendar = ical({
        prodId: { company: 'Rendezvous', product: 'Rendezvous' },
        timezone: { name: null, generator: (zone) => describeZone(zone, entries) },
        ...(about !== undefined && { name: clean(about.name), ttl: refreshSeconds }),
        ...(about?.url !== undefined && { url: about.url }),
      })
      for (const { meetupId, revision, changedAt, zone, title, description, location, ...entry } of entries) {
        calendar.createEvent({
          id: `meetup-${meetupId}@${host}`,
          sequence: revision,
          // RFC 5545 §3.8.7.2: without a METHOD, the stamp is the last revision.
          stamp: new Date(changedAt),
          lastModified: new Date(changedAt),
          timezone: zone,
          start: toZoned(entry.startsAt, zone),
          end: toZoned(entry.endsAt, zone),
          summary: clean(title),
          description: clean(description),
          status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
          ...(location !== undefined && { location: clean(location) }),
        })
      }
      return `${calendar.toString()}\r\n`
    },
  }
}

function describeZone(zone: string, entries: readonly CalendarEntry[]): string {
  const own = entries.filter((entry) => entry.zone === zone)
  return writeTimeZone(zone, Math.min(...own.map(({ startsAt }) => startsAt)), Math.max(...own.map(({ endsAt }) => endsAt)))
}

function toZoned(at: EpochMs, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}

function clean(words: string): string {
  return words.replace(forbidden, '')
}
