import { type Kysely, sql } from 'kysely'

/**
 * Receivers of direct messages are now stored by id. A message waiting under a name gets the id known for that name. If the
 * name is unknown, the message is given up, so that it can't reach somebody else.
 */
export async function receiversById(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('outbox').addColumn('direct_to_id', 'text').execute()
  await sql`
    update outbox set direct_to_id = (
      select min(known.id) from (
        select person_id as id, username from attendance
        union select person_id, username from role
        union select person_id, username from live_presence
        union select sender_id, sender_username from inbox
        union select presenter_id, presenter_username from talk
        union select sponsor_id, sponsor_username from talk
        union select person_id, person_username from reminder
        union select made_by, made_by_username from reminder
        union select taker_id, taker_username from live_minutes
        union select owner_id, owner_username from live_mark
      ) as known
      where known.username = outbox.direct_to and known.id <> ''
      having count(distinct known.id) = 1)
    where direct_to is not null`.execute(db)
}
