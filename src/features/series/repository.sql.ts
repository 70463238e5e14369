import { type Kysely, type Selectable, sql } from 'kysely'
import { compileOnce } from '../../platform/database/compiled.ts'
import type { Database } from '../../platform/database/dialect.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { canSeeSeries, knowsRoom, type SeriesRooms, type Sight } from '../visibility/model.ts'
import type { Series } from './model.ts'
import type { SeriesRepository } from './repository.ts'
import { toSeries, toSeriesColumns, toSeriesRow } from './rows.sql.ts'

export function createSeries(
  db: Kysely<Tables>,
  dialect: Pick<Database, 'lockRows'>,
  sight: Sight = 'system',
): SeriesRepository {
  const { lockRows } = dialect
  const ifVisible = (row: Selectable<Tables['series']> | undefined): Series | undefined =>
    row !== undefined && canSeeSeries(sight, row.id) ? toSeries(row) : undefined
  return {
    seenBy: (readers) => createSeries(db, dialect, readers),
    belongings: () => listBelongings(db),
    async add(series, at) {
      const { id } = await db.insertInto('short_id').values({ kind: 'series' }).returning('id').executeTakeFirstOrThrow()
      const row = await db
        .insertInto('series')
        .values({ id, created_at: at, room_id: series.roomId ?? null, ...toSeriesRow(series) })
        .returningAll()
        .executeTakeFirstOrThrow()
      if (sight !== 'system') sight.seriesIds.add(id)
      return toSeries(row)
    },
    async change(id, change) {
      const changed = db.updateTable('series').set(toSeriesColumns(change)).where('id', '=', id).returningAll()
      return toSeries(await changed.executeTakeFirstOrThrow())
    },
    async find(id) {
      return ifVisible(await db.selectFrom('series').selectAll().where('id', '=', id).executeTakeFirst())
    },
    async lock(id) {
      const { rows } = await sql<Selectable<Tables['series']>>`select * from series where id = ${id} ${lockRows}`.execute(db)
      return ifVisible(rows[0])
    },
    async all() {
      const rows = await selectAllSeries(db, {})
      return rows.flatMap((row) => ifVisible(row) ?? [])
    },
    async bind(roomId, seriesId, name) {
      if (seriesId === undefined) {
        await db.deleteFrom('room_series').where('room_id', '=', roomId).execute()
        return
      }
      await db
        .insertInto('room_series')
        .values({ room_id: roomId, series_id: seriesId, room_name: name ?? null })
        .onConflict((oc) => oc.column('room_id').doUpdateSet({ series_id: seriesId, room_name: name ?? null }))
        .execute()
    },
    async rooms(seriesId) {
      const rows = await db.selectFrom('room_series').selectAll().where('series_id', '=', seriesId).orderBy('room_id').execute()
      return rows.map(({ room_id: roomId, room_name: name }) => ({
        roomId,
        ...(name !== null && knowsRoom(sight, roomId) && { name }),
      }))
    },
    async ofRoom(roomId) {
      return ifVisible((await selectOfRoom(db, { roomId }))[0])
    },
    async byRoom() {
      const rows = await selectByRoom(db).select('room_series.room_id as bound_room').execute()
      return new Map(
        rows.flatMap((row) => {
          const series = ifVisible(row)
          return series === undefined ? [] : [[row.bound_room, series]]
        }),
      )
    },
    async skip(seriesId, { day, reason }) {
      await db
        .insertInto('series_skip')
        .values({ series_id: seriesId, day, reason })
        .onConflict((oc) => oc.columns(['series_id', 'day']).doUpdateSet({ reason }))
        .execute()
    },
    async unskip(seriesId, day) {
      await db.deleteFrom('series_skip').where('series_id', '=', seriesId).where('day', '=', day).execute()
    },
    async skipped(seriesId) {
      const rows = db.selectFrom('series_skip').select(['day', 'reason']).where('series_id', '=', seriesId)
      return rows.orderBy('day').execute()
    },
  }
}

function selectByRoom(db: Kysely<Tables>) {
  return db.selectFrom('room_series').innerJoin('series', 'series.id', 'room_series.series_id').selectAll('series')
}

const selectOfRoom = compileOnce((db, { roomId }: { roomId: string }) =>
  selectByRoom(db).where('room_series.room_id', '=', roomId),
)

const selectAllSeries = compileOnce((db) => db.selectFrom('series').selectAll().orderBy('id'))

const selectBelongings = compileOnce((db) =>
  db
    .selectFrom('series')
    .leftJoin('room_series', 'room_series.series_id', 'series.id')
    .select(['series.id', 'series.created_at', 'series.room_id', 'room_series.room_id as bound_room'])
    .orderBy('series.id'),
)

async function listBelongings(db: Kysely<Tables>): Promise<readonly SeriesRooms[]> {
  const rows = await selectBelongings(db, {})
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const { id, created_at: addedAt, room_id: addedIn } = first
    const boundTo = [first, ...others].flatMap(({ bound_room: roomId }) => roomId ?? [])
    return { id, addedAt, boundTo, ...(addedIn !== null && { addedIn }) }
  })
}
