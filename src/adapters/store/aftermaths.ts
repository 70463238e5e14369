import { type Kysely, sql } from 'kysely'
import type { Aftermath, Aftermaths } from '../../ports/live-minutes.ts'
import type { Database } from './dialect.ts'
import type { Tables } from './tables.ts'

export function createAftermaths(db: Kysely<Tables>, { skipLocked }: Pick<Database, 'skipLocked'>): Aftermaths {
  return {
    async begin(meetupId, askAt) {
      const row = { meetup_id: meetupId, begun_at: askAt, asked: 0, ask_at: askAt, announced_at: null }
      await db
        .insertInto('aftermath')
        .values(row)
        .onConflict((oc) => oc.doNothing())
        .execute()
    },
    async due(now) {
      const due = db.selectFrom('aftermath').select(['meetup_id as meetupId', 'asked']).where('ask_at', '<=', now)
      return due.orderBy('ask_at').orderBy('meetup_id').execute()
    },
    async hold(meetupId, now) {
      const { rows } = await sql<Aftermath>`select meetup_id as "meetupId", asked from aftermath
        where meetup_id = ${meetupId} and ask_at <= ${now} ${skipLocked}`.execute(db)
      return rows[0]
    },
    async asked(meetupId, asked, askAt) {
      await db.updateTable('aftermath').set({ asked, ask_at: askAt }).where('meetup_id', '=', meetupId).execute()
    },
    async unannounced(since) {
      const rows = db
        .selectFrom('aftermath')
        .select('meetup_id')
        .where('announced_at', 'is', null)
        .where('begun_at', '>', since)
      return (await rows.orderBy('meetup_id').execute()).map((row) => row.meetup_id)
    },
    async announce(meetupId, at) {
      const one = db.updateTable('aftermath').set({ announced_at: at }).where('meetup_id', '=', meetupId)
      return (await one.where('announced_at', 'is', null).executeTakeFirst()).numUpdatedRows === 1n
    },
    async waive(id, what, by, at) {
      const row = await db
        .insertInto('waiver')
        .values({ id, what, waived_by: by, at })
        .onConflict((oc) => oc.doNothing())
        .returning('id')
        .executeTakeFirst()
      return row !== undefined
    },
    async unwaive(id, what) {
      await db.deleteFrom('waiver').where('id', '=', id).where('what', '=', what).execute()
    },
    async isWaived(ids, what) {
      const waivers = db.selectFrom('waiver').select('id').where('id', 'in', ids).where('what', '=', what)
      return (await waivers.limit(1).execute()).length > 0
    },
    async forget(personId) {
      await db.updateTable('waiver').set({ waived_by: '' }).where('waived_by', '=', personId).execute()
    },
  }
}
