import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../../platform/database/tables.ts'
import { dayMs, type EpochMs } from '../../shared/dates/time.ts'

/** Meetups that ended earlier than this have no reminders left, even if they are moved. */
const driftMs = 7 * dayMs

/** Includes cancelled meetups that are planned again: their cancelled reminders come back. */
export async function meetupsAdrift(db: Kysely<Tables>, now: EpochMs): Promise<readonly number[]> {
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
