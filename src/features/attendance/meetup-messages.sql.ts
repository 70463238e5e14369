import { type Kysely, type Selectable, sql } from 'kysely'
import { compileOnce } from '../../platform/database/compiled.ts'
import type { Database } from '../../platform/database/dialect.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { MeetupMessages, ShownMeetup } from './meetup-messages.ts'

const insertShown = compileOnce((db, ids: { message_id: string; meetup_id: number }) =>
  db
    .insertInto('meetup_message')
    .values({ ...ids, marks: '[]', seen_at: 0 })
    .onConflict((oc) => oc.column('message_id').doNothing()),
)

export function createMeetupMessages(db: Kysely<Tables>, { lockRows }: Pick<Database, 'lockRows'>): MeetupMessages {
  return {
    async add(messageId, meetupId) {
      await insertShown(db, { message_id: messageId, meetup_id: meetupId })
    },
    async find(messageId) {
      const row = await db.selectFrom('meetup_message').selectAll().where('message_id', '=', messageId).executeTakeFirst()
      return row && toShown(row)
    },
    async lock(messageId) {
      const { rows } = await sql<Selectable<Tables['meetup_message']>>`
        select * from meetup_message where message_id = ${messageId} ${lockRows}`.execute(db)
      return rows[0] && toShown(rows[0])
    },
    async rooms(selfId, startsAfter) {
      const { rows } = await sql<{ room: string | null; person: string | null }>`
        select distinct outbox.room_id as room, outbox.direct_to_id as person
        from meetup
          join meetup_message on meetup_message.meetup_id = meetup.id
          join outbox on outbox.id = meetup_message.message_id
        where meetup.starts_at > ${startsAfter}
        union
        select announcement.room_id as room, null as person
        from meetup join announcement on announcement.meetup_id = meetup.id
        where meetup.starts_at > ${startsAfter} and announcement.gone_why is null`.execute(db)
      return rows.flatMap(({ room, person }) => room ?? (person === null ? [] : [person, selfId].toSorted().join('')))
    },
    async recordSeen(messageId, marks, seenAt) {
      await db
        .updateTable('meetup_message')
        .set({ marks: JSON.stringify(marks), seen_at: seenAt })
        .where('message_id', '=', messageId)
        .execute()
    },
  }
}

function toShown(row: Selectable<Tables['meetup_message']>): ShownMeetup {
  return {
    messageId: row.message_id,
    meetupId: row.meetup_id,
    marks: JSON.parse(row.marks) as readonly string[],
    seenAt: row.seen_at,
  }
}
