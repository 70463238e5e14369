import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../../platform/database/tables.ts'
import type { MirrorPost } from './model.ts'
import type { MirrorPosts } from './repository.ts'

export function createMirrorPosts(db: Kysely<Tables>): MirrorPosts {
  return {
    async of(meetupId) {
      const rows = db.selectFrom('mirror_post').selectAll().where('meetup_id', '=', meetupId).orderBy('mirror')
      return (await rows.execute()).map(toPost)
    },
    async put({ mirror, meetupId, startsAt, place, state, version }) {
      const told = { starts_at: startsAt, place: place ?? null, state, version }
      await db
        .insertInto('mirror_post')
        .values({ mirror, meetup_id: meetupId, ...told })
        .onConflict((oc) => oc.columns(['mirror', 'meetup_id']).doUpdateSet(told))
        .execute()
    },
  }
}

function toPost(row: Selectable<Tables['mirror_post']>): MirrorPost {
  return {
    mirror: row.mirror,
    meetupId: row.meetup_id,
    startsAt: row.starts_at,
    ...(row.place !== null && { place: row.place }),
    state: row.state,
    version: row.version,
  }
}
