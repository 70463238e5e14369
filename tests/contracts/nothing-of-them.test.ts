import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/app/open-store.ts'
import { fillEveryTable, openRaw } from '../support/filled.ts'
import { databaseKinds } from '../support/stores.ts'
import { useDatabase } from '../support/use-store.ts'

const person = { id: 'akuaid00000000001', username: 'akua.tremblay' }
const now = Date.UTC(2026, 10, 22, 18)

/**
 * Text columns that never contain people, or that may still name somebody who was forgotten, with the reason. Every other
 * column, including new ones, is filled with a person who is then forgotten. docs/data.md explains this to people who ask.
 */
const reasons: Readonly<Record<string, readonly string[]>> = {
  'a word of the program': [
    ...[
      'short_id.kind',
      'person.language',
      'person.typed_language',
      'person.muted',
      'person.quiet',
      'room.language',
      'role.role',
      'series.first_lang',
      'subscription.room_kind',
    ],
    ...[
      'subscription.language',
      'plan_change.step',
      'welcome.kind',
      'plan_change.offsets',
      'meetup.state',
      'meetup_message.marks',
    ],
    ...['announcement.langs', 'announcement.mention', 'announcement.digest', 'announcement.gone_why', 'attendance.place'],
    ...['talk.lang', 'talk.presented_from', 'talk.state', 'talk_event.step', 'talk_event.state', 'reminder_miss.why'],
    ...['reminder_miss.told', 'room_quiet.hours', 'live_minutes.state', 'live_minutes.lang', 'live_minutes.room_private'],
    ...['live_mark.kind', 'live_mark.due', 'publication.state', 'publication.amends', 'mirror_post.state'],
    ...['mirror_post.mirror', 'outbox.mirror'],
    ...['waiver.what', 'audit.what', 'inbox.room_kind', 'inbox.state'],
    ...['inbox.outcome', 'outbox.state', 'outbox.refused', 'outbox.missed_why', 'series.nth', 'series.zone', 'meetup.zone'],
    ...[
      'meetup.series_day',
      'series_skip.day',
      'inbox.claimed_by',
      'inbox.taken_from',
      'outbox.claimed_by',
      'outbox.taken_from',
    ],
  ],
  'the id of a message': [
    'meetup_message.message_id',
    'announcement.message_id',
    'live_minutes.thread_id',
    'live_mark.message_id',
    'announcement.outgoing_id',
    'inbox.message_id',
    'outbox.id',
  ],
  'a channel, whose id says nothing of its people': [
    ...['room.id', 'room_series.room_id', 'room_series.room_name', 'room_quiet.room_id', 'subscription.room_id'],
    ...['series.room_id', 'meetup.room_id'],
    ...[
      'subscription.room_name',
      'announcement.room_id',
      'live_minutes.room_id',
      'live_minutes.room_name',
      'live_room.room_id',
    ],
  ],
  'counts posts of a room for hours, and is told to its organizers': ['room_flood.room_id'],
  'the meetup’s, by whoever organizes it': [
    ...['series.name', 'series.place', 'series.join_url', 'series_skip.reason', 'meetup.title', 'meetup.place'],
    ...['meetup.join_url', 'meetup.cancel_reason', 'mirror_post.place'],
  ],
  'the program of a meetup that was held, without whose it was': [
    'talk.title',
    'talk.vendor',
    'talk.slides_url',
    'talk.recording_url',
  ],
  'voted for by others too': ['topic.title'],
  'the minutes, which are the meetup’s': ['live_mark.text', 'live_mark.url'],
  'minutes on their way into their file, kept only until they are there': [
    'publication.file',
    'publication.title',
    'publication.text',
    'publication.link',
  ],
  'a time and the edition of the zone data': ['meetup.local_start', 'meetup.zone_data'],
  'the operator’s own settings': ['setting.key', 'setting.value'],
}

const spared = new Set(Object.values(reasons).flat())

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`somebody who is forgotten, on ${kind.name}`, () => {
    const database = useDatabase(kind)

    it('stands in no column of any table any more, but for those with a reason', async () => {
      const raw = await openRaw(database.url)
      await raw.migrate()
      const columns = (await raw.db.introspection.getTables()).flatMap(({ name, columns: of }) =>
        of.map((one) => `${name}.${one.name}`),
      )
      await fillEveryTable(raw, fillWithPerson)
      await raw.close()

      const store = await openStore({ url: database.url })
      await store.transaction(async ({ roles, attendance, erasables: forgetters }) => {
        await roles.give({ personId: 'olga-id', username: 'olga', role: 'organizer', since: now })
        await roles.take(person.id, 'organizer', person.id)
        await attendance.forget(person.id, now)
        for (const one of forgetters) await one.forget(person.id, now, person.username)
      })
      await store.close()

      const after = await openRaw(database.url)
      const left = Object.entries(await after.rows()).flatMap(([table, rows]) =>
        rows.flatMap((row) =>
          Object.entries(row).flatMap(([column, value]) => (isOfPerson(value) ? [`${table}.${column}: ${value}`] : [])),
        ),
      )
      await after.close()
      expect(left).toEqual([])
      expect([...spared].filter((column) => !columns.includes(column))).toEqual([])
    })
  })
}

function fillWithPerson(table: string, column: string): string {
  const name = `${table}.${column}`
  if (name === 'talk.state') return 'scheduled'
  if (name === 'role.role') return 'organizer'
  if (name === 'inbox.state') return 'done'
  if (name === 'outbox.state') return 'sent'
  if (name === 'outbox.content') return JSON.stringify({ kind: 'message', text: `@${person.username}` })
  if (name === 'attendance.place') return 'no'
  if (spared.has(name)) return 'x'
  return /username|^text$|detail/.test(column) ? person.username : person.id
}

function isOfPerson(value: unknown): boolean {
  return typeof value === 'string' && (value.includes(person.id) || value.includes(person.username))
}
