import { type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Database } from '../../platform/database/dialect.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { EpochMs } from '../../shared/dates/time.ts'
import type { Meetup } from './model.ts'
import type { MeetupChange, Meetups } from './repository.ts'

export function toMeetupRow(id: number, meetup: Parameters<Meetups['add']>[0], at: EpochMs) {
  return {
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
    room_id: meetup.series === undefined ? (meetup.roomId ?? null) : null,
    changed_at: at,
  } as const
}

export function toMeetupColumns(change: MeetupChange): Updateable<Tables['meetup']> {
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
    changedAt: row.changed_at ?? row.created_at,
    ...(row.title !== null && { title: row.title }),
    ...(row.place !== null && { place: row.place }),
    ...(row.join_url !== null && { joinUrl: row.join_url }),
    ...(row.capacity !== null && { capacity: row.capacity }),
    ...(row.remote_capacity !== null && { remoteCapacity: row.remote_capacity }),
    ...(row.planning_minutes !== null && { planningMinutes: row.planning_minutes }),
    ...(row.cancel_reason !== null && { cancelReason: row.cancel_reason }),
    ...(row.revision > 0 && { revision: row.revision }),
    ...(row.local_start !== null && { localStart: row.local_start }),
    ...(row.zone_data !== null && { zoneData: row.zone_data }),
    ...belongsTo(row),
  }
}

/** The series of a meetup, or else its room. */
function belongsTo({ series_id: id, series_day: day, room_id: roomId }: Selectable<Tables['meetup']>) {
  if (id !== null) return { series: { id, ...(day !== null && { day }) } }
  return roomId === null ? {} : { roomId }
}

/** Locks a meetup until the transaction ends, also for readers who may not see it. */
export async function lockMeetup(db: Kysely<Tables>, lockRows: Database['lockRows'], id: number): Promise<Meetup | undefined> {
  const { rows } = await sql<Selectable<Tables['meetup']>>`select * from meetup where id = ${id} ${lockRows}`.execute(db)
  return rows[0] && toMeetup(rows[0])
}
