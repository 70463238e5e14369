import type { Kysely } from 'kysely'
import type { Tables } from '../../platform/database/tables.ts'
import type { RemovedTopic } from './model.ts'
import type { Topics } from './repository.ts'

export function createTopics(db: Kysely<Tables>): Topics {
  const ranked = () =>
    db
      .selectFrom('topic')
      .leftJoin('topic_vote', 'topic_vote.topic_id', 'topic.id')
      .select(({ fn }) => ['topic.id', 'topic.title', fn.count<number>('topic_vote.person_id').as('votes')])
      .groupBy(['topic.id', 'topic.title'])
      .orderBy('votes', 'desc')
      .orderBy('topic.id')
  const give = async (topicId: number, personId: string, at: number) => {
    await db
      .insertInto('topic_vote')
      .values({ topic_id: topicId, person_id: personId, voted_at: at })
      .onConflict((oc) => oc.columns(['topic_id', 'person_id']).doNothing())
      .execute()
  }
  const removeVote = async (topicId: number, personId: string) => {
    await db.deleteFrom('topic_vote').where('topic_id', '=', topicId).where('person_id', '=', personId).execute()
  }
  return {
    async add({ title, suggestedBy }, at) {
      const { id } = await db.insertInto('short_id').values({ kind: 'topic' }).returning('id').executeTakeFirstOrThrow()
      await db.insertInto('topic').values({ id, title, suggested_by: suggestedBy, created_at: at }).execute()
      await give(id, suggestedBy, at)
      return { id, title, votes: 1 }
    },
    find: (id) => ranked().where('topic.id', '=', id).executeTakeFirst(),
    ranked: () => ranked().execute(),
    async hasVote(id, personId) {
      const row = await db
        .selectFrom('topic_vote')
        .select('topic_id')
        .where('topic_id', '=', id)
        .where('person_id', '=', personId)
        .executeTakeFirst()
      return row !== undefined
    },
    vote: (id, personId, wants, at) => (wants === 'give' ? give(id, personId, at) : removeVote(id, personId)),
    remove: (id, suggestedBy) => removeOwn(db, id, suggestedBy),
    take: (id) => take(db, id),
    restore: (removed) => restore(db, removed),
    async forget(personId) {
      await db.deleteFrom('topic_vote').where('person_id', '=', personId).execute()
      await db.updateTable('topic').set({ suggested_by: null }).where('suggested_by', '=', personId).execute()
    },
  }
}

async function removeOwn(db: Kysely<Tables>, id: number, suggestedBy: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('topic')
    .where('id', '=', id)
    .where('suggested_by', '=', suggestedBy)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('topic_vote').select('topic_id').where('topic_id', '=', id).where('person_id', '!=', suggestedBy))),
    )
    .executeTakeFirst()
  if (numDeletedRows === 0n) return false
  await db.deleteFrom('short_id').where('id', '=', id).execute()
  return true
}

/** The number stays taken, so that a topic that is brought back has the one people know. */
async function take(db: Kysely<Tables>, id: number): Promise<RemovedTopic | undefined> {
  const votes = await db.deleteFrom('topic_vote').where('topic_id', '=', id).returning(['person_id', 'voted_at']).execute()
  const row = await db.deleteFrom('topic').where('id', '=', id).returningAll().executeTakeFirst()
  if (row === undefined) return undefined
  const { title, suggested_by: suggestedBy, created_at: createdAt } = row
  return { id, title, suggestedBy, createdAt, votes: votes.map((vote) => ({ personId: vote.person_id, at: vote.voted_at })) }
}

async function restore(db: Kysely<Tables>, { id, title, suggestedBy, createdAt, votes }: RemovedTopic): Promise<boolean> {
  const added = await db
    .insertInto('topic')
    .values({ id, title, suggested_by: suggestedBy, created_at: createdAt })
    .onConflict((oc) => oc.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added === undefined) return false
  const rows = votes.map(({ personId, at }) => ({ topic_id: id, person_id: personId, voted_at: at }))
  if (rows.length > 0) await db.insertInto('topic_vote').values(rows).execute()
  return true
}
