import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../../platform/database/tables.ts'
import { toPerson } from '../../shared/person.ts'
import type { Mark, NewMark } from './model.ts'
import type { LiveMinutesRepository } from './repository.ts'

export function createMarks(
  db: Kysely<Tables>,
): Pick<LiveMinutesRepository, 'add' | 'marks' | 'lastMarkOf' | 'reword' | 'replace' | 'recordEdit' | 'remove'> {
  const of = (meetupId: number) => db.selectFrom('live_mark').selectAll().where('meetup_id', '=', meetupId)
  return {
    async add(meetupId, mark, by, at) {
      const values = {
        ...toColumns(mark),
        meetup_id: meetupId,
        at,
        made_by: by,
        message_id: mark.messageId ?? null,
        edited_at: null,
      }
      return toMark(await db.insertInto('live_mark').values(values).returningAll().executeTakeFirstOrThrow())
    },
    async marks(meetupId) {
      return (await of(meetupId).orderBy('id').execute()).map(toMark)
    },
    async lastMarkOf(meetupId, by) {
      const own = of(meetupId).where('made_by', '=', by).where('text', '!=', '')
      const row = await own.orderBy('id', 'desc').limit(1).executeTakeFirst()
      return row && toMark(row)
    },
    async reword(markId, text) {
      const { numUpdatedRows } = await db.updateTable('live_mark').set({ text }).where('id', '=', markId).executeTakeFirst()
      return numUpdatedRows === 1n
    },
    async replace(markId, mark, editedAt) {
      const columns = { ...toColumns(mark), edited_at: editedAt }
      await db.updateTable('live_mark').set(columns).where('id', '=', markId).execute()
    },
    async recordEdit(markId, editedAt) {
      await db.updateTable('live_mark').set({ edited_at: editedAt }).where('id', '=', markId).execute()
    },
    async remove(markId) {
      const { numDeletedRows } = await db.deleteFrom('live_mark').where('id', '=', markId).executeTakeFirst()
      return numDeletedRows === 1n
    },
  }
}

function toColumns({ kind, text, owner, due, url, talkId }: NewMark) {
  return {
    ...{ kind, text, due: due ?? null, url: url ?? null, talk_id: talkId ?? null },
    ...{ owner_id: owner?.id ?? null, owner_username: owner?.username ?? null },
  }
}

function toMark(row: Selectable<Tables['live_mark']>): Mark {
  const owner = toPerson(row.owner_id, row.owner_username)
  return {
    ...{ id: row.id, meetupId: row.meetup_id, kind: row.kind, text: row.text, at: row.at, by: row.made_by },
    ...(owner !== undefined && { owner }),
    ...(row.due !== null && { due: row.due }),
    ...(row.url !== null && { url: row.url }),
    ...(row.talk_id !== null && { talkId: row.talk_id }),
    ...(row.message_id !== null && { messageId: row.message_id }),
    ...(row.edited_at !== null && { editedAt: row.edited_at }),
  }
}
