import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { Database } from '../../platform/database/dialect.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { dayMs } from '../../shared/dates/time.ts'
import { writeLocalTime, type ZoneData } from '../../shared/dates/zone-data.ts'
import type { Reminder } from './model/index.ts'
import type { Reminders } from './repository.ts'
import { type ReminderRow, toReminder, toReminderColumns, toReminderRow } from './rows.sql.ts'

/** Meetups that ended earlier than this have no reminders left, even if they are moved. */
const driftMs = 7 * dayMs

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

async function undelivered(db: Kysely<Tables>): ReturnType<Reminders['undelivered']> {
  // A cross join makes SQLite begin with the few messages that were given up, not with every reminder ever made.
  const { rows } = await sql<ReminderRow & { readonly missed_why: string | null; readonly refused: string | null }>`
    select reminder.*, outbox.missed_why, outbox.refused from outbox cross join reminder
    where outbox.state = 'missed' and reminder.message_id = outbox.id order by reminder.id`.execute(db)
  return rows.map((row) => ({
    reminder: toReminder(row),
    why: row.missed_why ?? '',
    ...(row.refused !== null && { refused: row.refused }),
  }))
}

async function takeMisses(db: Kysely<Tables>, lockRows: Database['lockRows']): ReturnType<Reminders['takeMisses']> {
  const { rows } = await sql<Selectable<Tables['reminder_miss']>>`
    select * from reminder_miss where told is null order by seq ${lockRows}`.execute(db)
  if (rows.length === 0) return []
  const seqs = rows.map(({ seq }) => seq)
  await db.updateTable('reminder_miss').set({ told: 'told' }).where('seq', 'in', seqs).execute()
  const ids = [...new Set(rows.map((row) => row.reminder_id))]
  const reminders = await db.selectFrom('reminder').selectAll().where('id', 'in', ids).execute()
  const missed = new Map(reminders.map((row) => [row.id, toReminder(row)]))
  return rows.flatMap(({ reminder_id: id, due_at: dueAt, times, why }) => {
    const reminder = missed.get(id)
    return reminder === undefined ? [] : [{ reminder, dueAt, times, why }]
  })
}

async function zoneOf(db: Kysely<Tables>, id: number): Promise<string | null | undefined> {
  return (await db.selectFrom('reminder').select('zone').where('id', '=', id).executeTakeFirst())?.zone
}

/** Includes cancelled meetups that are planned again: their cancelled reminders come back. */
async function meetupsAdrift(db: Kysely<Tables>, now: EpochMs): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct meetup.id ${adrift(now)} order by meetup.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Reminders whose meetup has another start or state than they were planned for. */
function adrift(now: EpochMs): RawBuilder<unknown> {
  return sql`from reminder join meetup on meetup.id = reminder.meetup_id
    where (meetup.starts_at > ${now - driftMs} or reminder.starts_at > ${now - driftMs}) and (
      (reminder.state in ('planned', 'paused', 'told')
        and (meetup.state = 'cancelled' or meetup.starts_at <> reminder.starts_at))
      or (reminder.state = 'cancelled' and reminder.why = 'meetup' and meetup.state = 'planned'))`
}

/** Whether there are any, as part of another statement. */
export function hasAdrift(now: EpochMs): RawBuilder<unknown> {
  return sql`exists (select 1 ${adrift(now)})`
}
