import type { Kysely } from 'kysely'
import type { Tables } from '../platform/database/tables.ts'
import type { ShareableReplies } from './shareable-replies.ts'

export function createShareableReplies(db: Kysely<Tables>): ShareableReplies {
  return {
    async keep(personId, { text, command, showsMeetup, shown, until }) {
      const columns = { text, command, shows_meetup: showsMeetup ?? null, shown: shown ?? null, until_at: until }
      await db
        .insertInto('shareable')
        .values({ person_id: personId, ...columns })
        .onConflict((oc) => oc.column('person_id').doUpdateSet(columns))
        .execute()
    },
    async take(personId, now) {
      const row = await db
        .deleteFrom('shareable')
        .where('person_id', '=', personId)
        .where('until_at', '>=', now)
        .returningAll()
        .executeTakeFirst()
      if (row === undefined) return undefined
      const { text, command, shows_meetup: showsMeetup, shown, until_at: until } = row
      return { text, command, until, ...(showsMeetup !== null && { showsMeetup }), ...(shown !== null && { shown }) }
    },
    async forgetBefore(at) {
      await db.deleteFrom('shareable').where('until_at', '<', at).execute()
    },
    async forget(personId) {
      await db.deleteFrom('shareable').where('person_id', '=', personId).execute()
    },
  }
}
