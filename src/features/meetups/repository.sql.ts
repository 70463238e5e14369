import { type Kysely, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely'
import type { Database } from '../../platform/database/dialect.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { inTransaction } from '../../platform/database/within.ts'
import { type EpochMs, minuteMs } from '../../shared/dates/time.ts'
import { writeLocalTime, type ZoneData } from '../../shared/dates/zone-data.ts'
import { canSeeMeetup, type Sight } from '../visibility/model.ts'
import { graceMs, type Meetup } from './model.ts'
import type { Meetups } from './repository.ts'
import { lockMeetup, toMeetup, toMeetupColumns, toMeetupRow } from './rows.sql.ts'

interface Readers {
  readonly sight: Sight
  readonly onSeen: (meetup: Meetup) => void
}

export function createMeetups(
  db: Kysely<Tables>,
  dialect: Pick<Database, 'lockRows'>,
  zoneData: ZoneData,
  { sight, onSeen }: Readers = { sight: 'system', onSeen: () => {} },
): Meetups {
  const { lockRows } = dialect
  const localColumns = ({ startsAt, zone }: Pick<Meetup, 'startsAt' | 'zone'>) => ({
    local_start: writeLocalTime(zoneData.localOf(startsAt, zone)),
    zone_data: zoneData.edition,
  })
  const meetups = () => db.selectFrom('meetup').selectAll().where(visibleTo(sight))
  const handOut = (row: Selectable<Tables['meetup']>): Meetup => {
    const meetup = toMeetup(row)
    onSeen(meetup)
    return meetup
  }
  const of = (seriesId: number | undefined) =>
    seriesId === undefined ? meetups() : meetups().where('series_id', '=', seriesId)
  /** Written out, because it runs for most commands: Kysely takes longer to build it than SQLite to run it. */
  const planned = async (end: RawBuilder<unknown>, order: 'asc' | 'desc', limit: number, seriesId: number | undefined) => {
    const inSeries = seriesId === undefined ? sql`` : sql`and series_id = ${seriesId}`
    const direction = sql.raw(order)
    const { rows } = await sql<Selectable<Tables['meetup']>>`select * from meetup
      where ${visibleTo(sight)} ${inSeries} and state = 'planned' and starts_at + length_minutes * ${sql.lit(minuteMs)} ${end}
      order by starts_at ${direction}, id ${direction} limit ${limit}`.execute(db)
    return rows.map(handOut)
  }
  return {
    seenBy: (readers, tell = () => {}) => createMeetups(db, dialect, zoneData, { sight: readers, onSeen: tell }),
    async add(meetup, at) {
      const { id } = await db.insertInto('short_id').values({ kind: 'meetup' }).returning('id').executeTakeFirstOrThrow()
      const row = { ...toMeetupRow(id, meetup, at), ...localColumns(meetup) }
      await db.insertInto('meetup').values(row).execute()
      return toMeetup(row)
    },
    async find(id) {
      const row = await meetups().where('id', '=', id).executeTakeFirst()
      return row && handOut(row)
    },
    async lock(id) {
      const meetup = await lockMeetup(db, lockRows, id)
      if (meetup === undefined || !canSeeMeetup(sight, meetup)) return undefined
      onSeen(meetup)
      return meetup
    },
    async next(now, seriesId) {
      return (await this.coming(now, 1, seriesId))[0]
    },
    coming: (now, limit, seriesId) => planned(sql`> ${now - graceMs}`, 'asc', limit, seriesId),
    past: (now, limit, seriesId) => planned(sql`<= ${now - graceMs}`, 'desc', limit, seriesId),
    async between(from, to, seriesId) {
      const rows = of(seriesId).where('starts_at', '>=', from).where('starts_at', '<', to)
      return (await rows.orderBy('starts_at').orderBy('id').execute()).map(handOut)
    },
    async standingFor(seriesId, fromDay) {
      const rows = await of(seriesId).where('series_day', '>=', fromDay).orderBy('series_day').execute()
      return rows.map(handOut)
    },
    async change(id, change, at) {
      const before = await this.lock(id)
      if (before === undefined) return undefined
      const isOtherTime = change.startsAt !== undefined || change.zone !== undefined
      const { startsAt = before.startsAt, zone = before.zone } = change
      await updateMeetup(db, id, { ...toMeetupColumns(change), ...(isOtherTime && localColumns({ startsAt, zone })) }, at)
      return this.find(id)
    },
    async derivedBefore(edition, from) {
      const rows = await meetups()
        .where('starts_at', '>', from)
        .where((eb) => eb.or([eb('zone_data', 'is', null), eb('zone_data', '<', edition)]))
        .orderBy('id')
        .execute()
      return rows.map(handOut)
    },
    async markDerived(id, localStart) {
      const columns = { local_start: localStart, zone_data: zoneData.edition }
      await db.updateTable('meetup').set(columns).where('id', '=', id).execute()
    },
    async remove(id) {
      return (await this.find(id)) !== undefined && inTransaction(db, (tx) => removeMeetup(tx, lockRows, id))
    },
    async forget(personId) {
      await db.updateTable('meetup').set({ scheduled_by: '' }).where('scheduled_by', '=', personId).execute()
    },
  }
}

async function updateMeetup(db: Kysely<Tables>, id: number, columns: Updateable<Tables['meetup']>, at: EpochMs): Promise<void> {
  if (Object.keys(columns).length === 0) return
  const update = db.updateTable('meetup').where('id', '=', id)
  await update.set((eb) => ({ ...columns, revision: eb('revision', '+', 1), changed_at: at })).execute()
}

/** The same rule as `canSeeMeetup`, for the database. */
function visibleTo(sight: Sight) {
  if (sight === 'system' || sight.isOrganizer) return sql<boolean>`1 = 1`
  const { seriesIds, roomIds } = sight
  return sql<boolean>`case when series_id is not null then ${isAmong('series_id', [...seriesIds])}
    else room_id is null or ${isAmong('room_id', [...roomIds])} end`
}

function isAmong(column: 'series_id' | 'room_id', values: readonly (string | number)[]) {
  return values.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`${sql.ref(column)} in (${sql.join(values)})`
}

/** The lock keeps others from answering between the check and the deletion. */
async function removeMeetup(db: Kysely<Tables>, lockRows: Database['lockRows'], id: number): Promise<boolean> {
  const { rows } = await sql`select id from meetup where id = ${id} ${lockRows}`.execute(db)
  const answered = await db.selectFrom('attendance').select('person_id').where('meetup_id', '=', id).limit(1).execute()
  const spoken = await db.selectFrom('talk').select('id').where('meetup_id', '=', id).limit(1).execute()
  const reminding = db.selectFrom('reminder').select('id').where('meetup_id', '=', id).where('state', '!=', 'cancelled')
  // Its automated steps are deleted too, unless one has already been sent.
  const isSaid = sql<boolean>`(plan_key is null or round > 0)`
  const reminded = await reminding.where(isSaid).limit(1).execute()
  const announced = await db.selectFrom('announcement').select('room_id').where('meetup_id', '=', id).limit(1).execute()
  const recorded = await db.selectFrom('live_minutes').select('meetup_id').where('meetup_id', '=', id).limit(1).execute()
  if (rows.length === 0 || [answered, spoken, reminded, announced, recorded].some(({ length }) => length > 0)) return false
  await db.deleteFrom('meetup').where('id', '=', id).execute()
  await db.deleteFrom('short_id').where('id', '=', id).execute()
  return true
}
