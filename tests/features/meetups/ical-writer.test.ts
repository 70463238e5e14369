import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarEntry } from '../../../src/features/meetups/calendar-writer.ts'
import { createCalendarWriter } from '../../../src/features/meetups/ical-writer.ts'
import { readCalendar } from '../../support/icalendar.ts'

const at = Date.UTC(2026, 10, 22, 17)

function anEntry(entry: Partial<CalendarEntry> = {}): CalendarEntry {
  return {
    ...{ meetupId: 12, revision: 0, title: 'Helm', description: 'A talk', isCancelled: false },
    ...{ startsAt: Date.UTC(2026, 11, 3, 18), endsAt: Date.UTC(2026, 11, 3, 20) },
    ...entry,
  }
}

const write = (...entries: readonly CalendarEntry[]) => createCalendarWriter('chat.example.ca').write(entries, at)

describe('the calendar file', () => {
  it('identifies a meetup by its number and the workspace, with times in UTC', () => {
    const file = write(anEntry({ location: '90, rue Elgin; Ottawa' }))

    expect(readCalendar(file)).toEqual([
      {
        ...{ UID: 'meetup-12@chat.example.ca', SEQUENCE: '0', DTSTAMP: '20261122T170000Z', STATUS: 'CONFIRMED' },
        ...{ DTSTART: '20261203T180000Z', DTEND: '20261203T200000Z' },
        ...{ SUMMARY: 'Helm', DESCRIPTION: 'A talk', LOCATION: '90, rue Elgin; Ottawa' },
      },
    ])
  })

  it('replaces the entry that people have when the meetup moves, and cancels it when it is cancelled', () => {
    const [before] = readCalendar(write(anEntry()))
    const [moved] = readCalendar(write(anEntry({ revision: 1, startsAt: Date.UTC(2026, 11, 10, 18) })))
    const [cancelled] = readCalendar(write(anEntry({ revision: 2, isCancelled: true })))

    expect([before, moved, cancelled].map((event) => event?.['UID'])).toEqual(Array(3).fill('meetup-12@chat.example.ca'))
    expect([before, moved, cancelled].map((event) => event?.['SEQUENCE'])).toEqual(['0', '1', '2'])
    expect(cancelled?.['STATUS']).toBe('CANCELLED')
  })

  it('holds any title, place and description as they are, and never more than one event for it', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        'a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:other',
        'x;VALUE=URI:http://a,b\\n\\,\\\\',
        '👩‍👩‍👧‍👦'.repeat(40),
        'é'.repeat(500),
        ' '.repeat(200),
        'half \ud83d of a character',
        '\u0000\u0007\u2028\u2029\u0085',
      ),
    )
    const shown = (text: string) =>
      text
        .toWellFormed()
        .replace(/\r\n?/g, '\n')
        .replace(/(?!\n)[\p{Cc}\u2028\u2029\ufffd]/gu, '')
    const check = fc.property(hostile, hostile, hostile, (title, description, location) => {
      const events = readCalendar(write(anEntry({ title, description, location })))

      expect(events).toHaveLength(1)
      const [event = {}] = events
      const written = [event['SUMMARY'] ?? '', event['DESCRIPTION'] ?? '', event['LOCATION'] ?? '']
      expect(written.map((text) => shown(text).replaceAll('\n', ''))).toEqual(
        [title, description, location].map((text) => shown(text).replaceAll('\n', '')),
      )
    })

    fc.assert(check, { numRuns: 300 })
  })
})
