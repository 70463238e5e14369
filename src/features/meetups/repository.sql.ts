import { type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { MeetupChange, Meetups } from '../../command/repositories.ts'
import type { Database } from '../../platform/database/dialect.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { within } from '../../platform/database/within.ts'
import { minuteMs } from '../../shared/dates/time.ts'
import { graceMs, type Meetup } from './model.ts'

export function createMeetups(db: Kysely<Tables>, { lockRows }: Pick<Database, 'lockRows'>): Meetups {
  const meetups = () => db.selectFrom('meetup').selectAll()
  const of = (seriesId: number | undefined) =>
    seriesId === undefined ? meetups() : meetups().where('series_id', '=', seriesId)
  const notEnded = (now: number, seriesId: number | undefined) =>
    of(seriesId)
      .where('state', '=', 'planned')
      .where((eb) => eb(eb('starts_at', '+', eb('length_minutes', '*', minuteMs)), '>', now - graceMs))
      .orderBy('starts_at')
      .orderBy('id')
  return {
    async add(meetup, at) {
      const { id } = await db.insertInto('short_id').values({ kind: 'meetup' }).returning('id').executeTakeFirstOrThrow()
      const row = {
        id,
        title: meetup.title ?? null,
        starts_at: meetup.startsAt,
        length_minutes: meetup.lengthMinutes,
        zone: meetup.zone,
        place: meetup.place ?? null,
        join_url: meetup.joinUrl ?? null,
        capacity: meetup.capacity ?? null,
        state: 'planned',
        scheduled_by: meetup.scheduledBy,
        created_at: at,
        series_id: meetup.series?.id ?? null,
        series_day: meetup.series?.day ?? null,
        remote_capacity: meetup.remoteCapacity ?? null,
        cancel_reason: null,
        planning_minutes: meetup.planningMinutes ?? null,
        revision: 0,
      } as const
      await db.insertInto('meetup').values(row).execute()
      return toMeetup(row)
    },
    async find(id) {
      const row = await meetups().where('id', '=', id).executeTakeFirst()
      return row && toMeetup(row)
    },
    async lock(id) {
      const { rows } = await sql<Selectable<Tables['meetup']>>`select * from meetup where id = ${id} ${lockRows}`.execute(db)
      return rows[0] && toMeetup(rows[0])
    },
    async next(now, seriesId) {
      const row = await notEnded(now, seriesId).limit(1).executeTakeFirst()
      return row && toMeetup(row)
    },
    async coming(now, limit, seriesId) {
      return (await notEnded(now, seriesId).limit(limit).execute()).map(toMeetup)
    },
    async past(now, limit, seriesId) {
      const rows = await of(seriesId)
        .where('state', '=', 'planned')
        .where((eb) => eb(eb('starts_at', '+', eb('length_minutes', '*', minuteMs)), '<=', now - graceMs))
        .orderBy('starts_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toMeetup)
    },
    async between(from, to, seriesId) {
      const rows = await of(seriesId)
        .where('starts_at', '>=', from)
        .where('starts_at', '<', to)
        .orderBy('starts_at')
        .orderBy('id')
        .execute()
      return rows.map(toMeetup)
    },
    async standingFor(seriesId, fromDay) {
      const rows = await of(seriesId).where('series_day', '>=', fromDay).orderBy('series_day').execute()
      return rows.map(toMeetup)
    },
    async change(id, change) {
      await this.lock(id)
      const columns = toColumns(change)
      if (Object.keys(columns).length > 0) {
        await db
          .updateTable('meetup')
          .set((eb) => ({ ...columns, revision: eb('revision', '+', 1) }))
          .where('id', '=', id)
          .execute()
      }
      return this.find(id)
    },
    remove: (id) => within(db, (tx) => takeBack(tx, lockRows, id)),
    async forget(personId) {
      await db.updateTable('meetup').set({ scheduled_by: '' }).where('scheduled_by', '=', personId).execute()
    },
  }
}

/** The lock keeps away whoever would answer between the look and the removal. */
async function takeBack(db: Kysely<Tables>, lockRows: Database['lockRows'], id: number): Promise<boolean> {
  const { rows } = await sql`select id from meetup where id = ${id} ${lockRows}`.execute(db)
  const answered = await db.selectFrom('attendance').select('person_id').where('meetup_id', '=', id).limit(1).execute()
  const spoken = await db.selectFrom('talk').select('id').where('meetup_id', '=', id).limit(1).execute()
  const reminding = db.selectFrom('reminder').select('id').where('meetup_id', '=', id).where('state', '!=', 'cancelled')
  // Its plan goes with it, unless something of it has been said already.
  const isSaid = sql<boolean>`(plan_key is null or round > 0)`
  const reminded = await reminding.where(isSaid).limit(1).execute()
  const announced = await db.selectFrom('announcement').select('room_id').where('meetup_id', '=', id).limit(1).execute()
  const recorded = await db.selectFrom('live_minutes').select('meetup_id').where('meetup_id', '=', id).limit(1).execute()
  if (rows.length === 0 || [answered, spoken, reminded, announced, recorded].some(({ length }) => length > 0)) return false
  await db.deleteFrom('meetup').where('id', '=', id).execute()
  await db.deleteFrom('short_id').where('id', '=', id).execute()
  return true
}

function toColumns(change: MeetupChange): Updateable<Tables['meetup']> {
  return {
    ...(change.startsAt !== undefined && { starts_at: change.startsAt }),
    ...(change.lengthMinutes !== undefined && { length_minutes: change.lengthMinutes }),
    ...(change.title !== undefined && { title: change.title }),
    ...(change.place !== undefined && { place: change.place }),
    ...(change.joinUrl !== undefined && { join_url: change.joinUrl }),
    ...(change.planningMinutes !== undefined && { planning_minutes: change.planningMinutes }),
    ...(change.zone !== undefined && { zone: change.zone }),
    ...(change.series !== undefined && { series_id: change.series.id, series_day: change.series.day ?? null }),
    ...(change.state === 'planned' && { cancel_reason: null }),
    ...(change.cancelReason !== undefined && { cancel_reason: change.cancelReason }),
    ...(change.state !== undefined && { state: change.state }),
  }
}

export function toMeetup(row: Selectable<Tables['meetup']>): Meetup {
  return {
    id: row.id,
    startsAt: row.starts_at,
    lengthMinutes: row.length_minutes,
    zone: row.zone,
    state: row.state,
    ...(row.title !== null && { title: row.title }),
    ...(row.place !== null && { place: row.place }),
    ...(row.join_url !== null && { joinUrl: row.join_url }),
    ...(row.capacity !== null && { capacity: row.capacity }),
    ...(row.remote_capacity !== null && { remoteCapacity: row.remote_capacity }),
    ...(row.planning_minutes !== null && { planningMinutes: row.planning_minutes }),
    ...(row.series_id !== null && {
      series: { id: row.series_id, ...(row.series_day !== null && { day: row.series_day }) },
    }),
    ...(row.cancel_reason !== null && { cancelReason: row.cancel_reason }),
    ...(row.revision > 0 && { revision: row.revision }),
  }
}
