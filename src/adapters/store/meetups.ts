import type { Kysely, Selectable } from 'kysely'
import { graceMs, type Meetup } from '../../domain/meetup.ts'
import type { Meetups } from '../../ports/store.ts'
import type { Tables } from './tables.ts'

export function createMeetups(db: Kysely<Tables>): Meetups {
  const meetups = () => db.selectFrom('meetup').selectAll()
  const notEnded = (now: number) =>
    meetups()
      .where('state', '=', 'planned')
      .where((eb) => eb(eb('starts_at', '+', eb('length_minutes', '*', 60_000)), '>', now - graceMs))
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
      } as const
      await db.insertInto('meetup').values(row).execute()
      return toMeetup(row)
    },
    async next(now) {
      const row = await notEnded(now).limit(1).executeTakeFirst()
      return row && toMeetup(row)
    },
    async coming(now, limit) {
      return (await notEnded(now).limit(limit).execute()).map(toMeetup)
    },
    async past(now, limit) {
      const rows = await meetups()
        .where('state', '=', 'planned')
        .where((eb) => eb(eb('starts_at', '+', eb('length_minutes', '*', 60_000)), '<=', now - graceMs))
        .orderBy('starts_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toMeetup)
    },
    async between(from, to) {
      const rows = await meetups()
        .where('starts_at', '>=', from)
        .where('starts_at', '<', to)
        .orderBy('starts_at')
        .orderBy('id')
        .execute()
      return rows.map(toMeetup)
    },
  }
}

function toMeetup(row: Selectable<Tables['meetup']>): Meetup {
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
  }
}
