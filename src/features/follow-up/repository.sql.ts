import type { Kysely } from 'kysely'
import type { Tables } from '../../platform/database/tables.ts'
import type { FollowUps } from './repository.ts'

export function createFollowUps(db: Kysely<Tables>): FollowUps {
  return {
    async begin(meetupId, endedAt) {
      await db
        .insertInto('aftermath')
        .values({ meetup_id: meetupId, ended_at: endedAt, announced_at: null })
        .onConflict((oc) => oc.doNothing())
        .execute()
    },
    async unannounced(since) {
      const rows = db
        .selectFrom('aftermath')
        .select('meetup_id')
        .where('announced_at', 'is', null)
        .where('ended_at', '>', since)
      return (await rows.orderBy('meetup_id').execute()).map((row) => row.meetup_id)
    },
    async recordAnnounced(meetupId, at) {
      const one = db.updateTable('aftermath').set({ announced_at: at }).where('meetup_id', '=', meetupId)
      return (await one.where('announced_at', 'is', null).executeTakeFirst()).numUpdatedRows === 1n
    },
    async dismiss(id, what, by, at) {
      const row = await db
        .insertInto('waiver')
        .values({ id, what, waived_by: by, at })
        .onConflict((oc) => oc.doNothing())
        .returning('id')
        .executeTakeFirst()
      return row !== undefined
    },
    async undismiss(id, what) {
      await db.deleteFrom('waiver').where('id', '=', id).where('what', '=', what).execute()
    },
    async isDismissed(ids, what) {
      const waivers = db.selectFrom('waiver').select('id').where('id', 'in', ids).where('what', '=', what)
      return (await waivers.limit(1).execute()).length > 0
    },
    async forget(personId) {
      await db.updateTable('waiver').set({ waived_by: '' }).where('waived_by', '=', personId).execute()
    },
  }
}
