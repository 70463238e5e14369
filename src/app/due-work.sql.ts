import { type Kysely, sql } from 'kysely'
import { staleRoomMs } from '../features/announcements/learn-rooms.job.ts'
import { hasAdrift } from '../features/reminders/adrift.sql.ts'
import { floodReportMs } from '../features/reminders/report.ts'
import { postponedClaim } from '../platform/database/messaging-tables.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { DueWork } from '../scheduling/due-work.ts'
import type { EpochMs } from '../shared/clock.ts'

type Flag = 'messages' | 'postponed' | 'reminders' | 'announcements' | 'publications' | 'openMinutes' | 'staleRooms'
type Row = Readonly<Record<Flag, number>> & { readonly plan: string }

/**
 * What is due now. A single statement, because every copy runs it every second. Its conditions are those with which the jobs
 * look for rows, or wider.
 */
export async function readDueWork(db: Kysely<Tables>, now: EpochMs): Promise<DueWork> {
  const isFree = sql`(claimed_by is null or lease_until <= ${now})`
  const { rows } = await sql<Row>`
    select
      case when exists (select 1 from inbox where state = 'waiting' and ${isFree})
        or exists (select 1 from outbox where state = 'due' and due_at <= ${now} and ${isFree})
        then 1 else 0 end as messages,
      case when exists (select 1 from inbox where state = 'waiting' and claimed_by = ${postponedClaim})
        then 1 else 0 end as postponed,
      case when exists (select 1 from reminder where state = 'planned' and look_at <= ${now})
        or exists (select 1 from reminder_miss where told is null)
        or exists (select 1 from room_flood where held_at > told_at and told_at <= ${now - floodReportMs})
        or exists (select 1 from outbox join reminder on reminder.message_id = outbox.id where outbox.state = 'missed')
        or ${hasAdrift(now)}
        then 1 else 0 end as reminders,
      case when exists (select 1 from announcement where look_at <= ${now}) then 1 else 0 end as announcements,
      case when exists (select 1 from publication where state = 'due' and due_at <= ${now}) then 1 else 0 end as publications,
      case when exists (select 1 from live_minutes where state = 'open') then 1 else 0 end as "openMinutes",
      case when exists (select 1 from subscription where heard_at < ${now - staleRoomMs}) then 1 else 0 end as "staleRooms",
      (select count(*) || '/' || coalesce(sum(revision), 0) from meetup)
        || '/' || (select count(*) || '/' || coalesce(max(since), 0) from subscription) as plan`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('A statement without a table has exactly one row.')
  return {
    messages: row.messages === 1,
    postponed: row.postponed === 1,
    reminders: row.reminders === 1,
    announcements: row.announcements === 1,
    publications: row.publications === 1,
    openMinutes: row.openMinutes === 1,
    staleRooms: row.staleRooms === 1,
    plan: row.plan,
  }
}
