import { type Kysely, sql } from 'kysely'
import type { Database } from '../../platform/database/dialect.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { writeLocalTime, type ZoneData } from '../../shared/dates/zone-data.ts'
import { meetupsAdrift } from './adrift.sql.ts'
import { takeMisses, undelivered } from './misses.sql.ts'
import type { Reminder } from './model/index.ts'
import type { Reminders } from './repository.ts'
import { type ReminderRow, toReminder, toReminderColumns, toReminderRow } from './rows.sql.ts'

export function createReminders(
  db: Kysely<Tables>,
  locking: Pick<Database, 'lockRows' | 'skipLocked'>,
  zoneData: ZoneData,
): Reminders {
  const { lockRows, skipLocked } = locking
  const select = () => db.selectFrom('reminder').selectAll()
  const localColumns = (nominalAt: EpochMs, zone: string) => ({
    ...{ zone, local_at: writeLocalTime(zoneData.localOf(nominalAt, zone)), zone_data: zoneData.edition },
  })
  const pending = () => select().where('state', 'in', ['planned', 'paused']).orderBy('due_at').orderBy('id')
  return {
    async add(reminder, at) {
      const { id } = await db.insertInto('short_id').values({ kind: 'reminder' }).returning('id').executeTakeFirstOrThrow()
      const row = await db
        .insertInto('reminder')
        .values({ ...toReminderRow(id, reminder, at), ...localColumns(reminder.nominalAt, reminder.zone) })
        .returningAll()
        .executeTakeFirstOrThrow()
      return toReminder(row)
    },
    async find(id) {
      const row = await select().where('id', '=', id).executeTakeFirst()
      return row && toReminder(row)
    },
    async lock(id) {
      const { rows } = await sql<ReminderRow>`select * from reminder where id = ${id} ${lockRows}`.execute(db)
      return rows[0] && toReminder(rows[0])
    },
    async change(id, change) {
      const { nominalAt } = change
      const zone = nominalAt === undefined ? undefined : (change.zone ?? (await zoneOf(db, id)))
      const columns = {
        ...toReminderColumns(change),
        ...(nominalAt !== undefined && zone != null && localColumns(nominalAt, zone)),
      }
      const changed = db.updateTable('reminder').set(columns).where('id', '=', id).returningAll()
      return toReminder(await changed.executeTakeFirstOrThrow())
    },
    async pendingOf(personId) {
      return (await pending().where('made_by', '=', personId).execute()).map(toReminder)
    },
    async pendingInRooms(roomId) {
      const rows = await pending()
        .where('room_id', 'is not', null)
        .$if(roomId !== undefined, (query) => query.where('room_id', '=', roomId ?? ''))
        .execute()
      return rows.map(toReminder)
    },
    async ofMeetup(meetupId) {
      return (await select().where('meetup_id', '=', meetupId).orderBy('id').execute()).map(toReminder)
    },
    dueTogether: (...args) => dueTogether(db, ...args),
    due: (...args) => due(db, ...args),
    async lockDue(id, now) {
      const { rows } = await sql<ReminderRow>`
        select * from reminder where id = ${id} and state = 'planned' and look_at <= ${now} ${skipLocked}`.execute(db)
      return rows[0] && toReminder(rows[0])
    },
    async lockAllDue(ids, now) {
      if (ids.length === 0) return []
      const { rows } = await sql<ReminderRow>`
        select * from reminder where id in (${sql.join(ids)}) and state = 'planned' and look_at <= ${now}
        order by id ${skipLocked}`.execute(db)
      return rows.map(toReminder)
    },
    async derivedBefore(edition, limit) {
      const rows = await select()
        .where('state', 'in', ['planned', 'paused'])
        .where((eb) => eb.or([eb('zone_data', 'is', null), eb('zone_data', '<', edition)]))
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(toReminder)
    },
    async markDerived(id, { zone, localAt }) {
      const columns = { zone, local_at: localAt, zone_data: zoneData.edition }
      await db.updateTable('reminder').set(columns).where('id', '=', id).execute()
    },
    meetupsAdrift: (now) => meetupsAdrift(db, now),
    undelivered: () => undelivered(db),
    async miss({ id, dueAt, times, why }) {
      await db.insertInto('reminder_miss').values({ reminder_id: id, due_at: dueAt, times, why, told: null }).execute()
    },
    async hasMisses() {
      const row = await db.selectFrom('reminder_miss').select('seq').where('told', 'is', null).limit(1).executeTakeFirst()
      return row !== undefined
    },
    takeMisses: () => takeMisses(db, lockRows),
    async forget(personId) {
      await db
        .deleteFrom('reminder')
        .where((eb) => eb.or([eb('made_by', '=', personId), eb('person_id', '=', personId)]))
        .execute()
    },
  }
}

async function dueTogether(
  db: Kysely<Tables>,
  ...[meetupId, to, now]: Parameters<Reminders['dueTogether']>
): Promise<readonly Reminder[]> {
  const rows = await db
    .selectFrom('reminder')
    .selectAll()
    .where('meetup_id', '=', meetupId)
    .where('state', '=', 'planned')
    .where('due_at', '<=', now)
    .where('roomId' in to ? 'room_id' : 'person_id', '=', 'roomId' in to ? to.roomId : to.id)
    .orderBy('id')
    .execute()
  return rows.map(toReminder)
}

async function due(db: Kysely<Tables>, ...[now, limit, after]: Parameters<Reminders['due']>): ReturnType<Reminders['due']> {
  const rows = await db
    .selectFrom('reminder')
    .selectAll()
    .where('state', '=', 'planned')
    .where('look_at', '<=', now)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(look_at, id) > (${after?.lookAt}, ${after?.id})`))
    .orderBy('look_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...toReminder(row), lookAt: row.look_at }))
}

async function zoneOf(db: Kysely<Tables>, id: number): Promise<string | null | undefined> {
  return (await db.selectFrom('reminder').select('zone').where('id', '=', id).executeTakeFirst())?.zone
}
