import { type Kysely, sql } from 'kysely'
import { mayHaveArrived, withheld } from '../../messaging/repository.ts'
import { roomObstacles } from '../../messaging/rooms.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { newestZoneData } from '../zone-data/model.ts'
import type { MirrorTrouble, Stats, Troubles, Waiting } from './repository.ts'

export function createStats(db: Kysely<Tables>): Stats {
  return {
    waiting: (now) => countWaiting(db, now),
    troubles: (since, now) => countTroubles(db, since, now),
  }
}

interface WaitingRow {
  readonly commands: number
  readonly messages: number
  readonly oldest: number | null
  readonly reminders: number
  readonly confirmations: number
  readonly zone: string | null
}

/** A single statement, because every scrape runs it. */
async function countWaiting(db: Kysely<Tables>, now: EpochMs): Promise<Waiting> {
  const { rows } = await sql<WaitingRow>`
    select
      (select count(*) from inbox where state = 'waiting') as commands,
      (select count(*) from outbox where state = 'due' and asked_at <= ${now} and mirror is null) as messages,
      (select min(asked_at) from outbox where state = 'due' and asked_at <= ${now} and mirror is null) as oldest,
      (select count(*) from reminder where state = 'planned' and due_at <= ${now} and look_at <= ${now}) as reminders,
      (select count(*) from confirmation where until_at > ${now}) as confirmations,
      (select value from setting where key = ${newestZoneData}) as zone`.execute(db)
  const { oldest = null, zone = null, ...counts } = rows[0] ?? { commands: 0, messages: 0, reminders: 0, confirmations: 0 }
  return { ...counts, ...(oldest !== null && { oldestDueAt: oldest }), ...(zone !== null && { newestZoneData: zone }) }
}

async function countTroubles(db: Kysely<Tables>, since: EpochMs, now: EpochMs): Promise<Troubles> {
  const { rows: messages } = await sql<{ code: string | null; count: number }>`
    select refused as code, count(*) as count from outbox
    where state = 'missed' and missed_why <> ${withheld} and done_at > ${since} and mirror is null group by refused order by refused`.execute(
    db,
  )
  const { rows: missedReminders } = await sql<{ why: string; count: number }>`
    select why, cast(sum(times) as bigint) as count from reminder_miss where due_at > ${since} group by why order by why`.execute(
    db,
  )
  const refusing = await db
    .selectFrom('outbox')
    .select('room_id')
    .distinct()
    .where('state', '=', 'missed')
    .where('done_at', '>', since)
    .where('refused', 'in', roomObstacles)
    .orderBy('room_id')
    .execute()
  const refusingRooms = refusing.flatMap(({ room_id: id }) => id ?? [])
  const { rows } = await sql<Pick<Troubles, 'pausedReminders' | 'floodedRooms' | 'lostAnnouncements'>>`
    select
      (select count(*) from reminder where state = 'paused') as "pausedReminders",
      (select count(*) from room_flood where held_at > ${since}) as "floodedRooms",
      (select count(*) from announcement join meetup on meetup.id = announcement.meetup_id
        where announcement.gone_why is not null and meetup.state = 'planned' and meetup.starts_at > ${now})
        as "lostAnnouncements"`.execute(db)
  const counts = rows[0] ?? { pausedReminders: 0, floodedRooms: 0, lostAnnouncements: 0 }
  const missedMessages = messages.map(({ code, count }) => ({ count, ...(code !== null && { code }) }))
  return { ...counts, missedMessages, missedReminders, refusingRooms, mirrors: await findMirrorTroubles(db, since) }
}

interface MirrorRow {
  readonly name: string
  readonly code: string | null
  readonly state: 'due' | 'missed'
  readonly count: number
}

async function findMirrorTroubles(db: Kysely<Tables>, since: EpochMs): Promise<readonly MirrorTrouble[]> {
  const { rows } = await sql<MirrorRow>`
    select mirror as name, state, refused as code, count(*) as count from outbox
    where mirror is not null and ((state = 'due' and tries > 0)
      or (state = 'missed' and missed_why <> ${withheld} and done_at > ${since}))
    group by mirror, state, refused order by mirror, state, refused`.execute(db)
  return rows.map(({ name, state, code, count }) => {
    if (state === 'due') return { name, count, kind: 'waiting' }
    return code === mayHaveArrived ? { name, count, kind: 'unclear' } : { name, count, kind: 'refused', code: code ?? '' }
  })
}
