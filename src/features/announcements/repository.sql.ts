import { type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Database } from '../../platform/database/dialect.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { inTransaction } from '../../platform/database/within.ts'
import type { EpochMs } from '../../shared/clock.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type {
  AnnouncedRoom,
  Announcement,
  AnnouncementChange,
  AnnouncementOrder,
  Announcements,
  OrderResult,
} from './repository.ts'

type Row = Selectable<Tables['announcement']>

export function createAnnouncements(
  db: Kysely<Tables>,
  { lockRows, skipLocked }: Pick<Database, 'lockRows' | 'skipLocked'>,
): Announcements {
  return {
    async of(meetupId) {
      const rows = await standing(db, meetupId)
      return rows.map(toRoom)
    },
    async announcedStart(meetupId) {
      const starts = (await standing(db, meetupId)).map(({ announced_start: start }) => start)
      return starts.length === 0 ? undefined : Math.min(...starts)
    },
    async mentioned(meetupId) {
      return hasMention(db, meetupId)
    },
    order: (order, at) => inTransaction(db, (tx) => enter(tx, lockRows, order, at)),
    async due(now, limit) {
      const due = db.selectFrom('announcement').selectAll().where('look_at', '<=', now)
      return (await due.orderBy('look_at').limit(limit).execute()).map(toRoom)
    },
    async lock({ meetupId, roomId }, now) {
      const { rows } = await sql<Row>`
        select * from announcement
        where meetup_id = ${meetupId} and room_id = ${roomId} and look_at <= ${now} ${skipLocked}`.execute(db)
      return rows[0] && toAnnouncement(rows[0])
    },
    async change({ meetupId, roomId }, change) {
      await db
        .updateTable('announcement')
        .set(toColumns(change))
        .where('meetup_id', '=', meetupId)
        .where('room_id', '=', roomId)
        .execute()
    },
  }
}

/** The lock on the meetup serializes two people who announce it: the second one finds the announcement that the first ordered. */
async function enter(
  db: Kysely<Tables>,
  lockRows: Database['lockRows'],
  { meetupId, startsAt, rooms, mention }: AnnouncementOrder,
  at: EpochMs,
): Promise<OrderResult> {
  await sql`select id from meetup where id = ${meetupId} ${lockRows}`.execute(db)
  if (mention !== undefined && (await hasMention(db, meetupId))) return 'mentioned'
  const known = new Set((await standing(db, meetupId)).map(({ room_id: id }) => id))
  for (const { roomId, langs } of rooms) {
    const ordered = {
      langs: JSON.stringify(langs),
      look_at: at,
      ...(!known.has(roomId) && { ...asNew, announced_start: startsAt, mention: mention ?? null }),
      ...(!known.has(roomId) && mention !== undefined && { mentioned_at: at }),
    }
    await db
      .insertInto('announcement')
      .values({ ...fresh, meetup_id: meetupId, room_id: roomId, announced_start: startsAt, ...ordered })
      .onConflict((oc) => oc.columns(['meetup_id', 'room_id']).doUpdateSet(ordered))
      .execute()
  }
  const ids = rooms.map(({ roomId }) => roomId)
  return { fresh: ids.filter((id) => !known.has(id)), standing: ids.filter((id) => known.has(id)) }
}

/** The message doesn't exist yet, or no longer. The version keeps counting, so a new message never gets the id of a lost one. */
const asNew = { message_id: null, outgoing_id: null, digest: '', shown_at: 0, gone_why: null }
const fresh = { ...asNew, version: 0, mention: null, mentioned_at: null }

function standing(db: Kysely<Tables>, meetupId: number): Promise<Row[]> {
  const rows = db.selectFrom('announcement').selectAll().where('meetup_id', '=', meetupId).where('gone_why', 'is', null)
  return rows.orderBy('room_id').execute()
}

async function hasMention(db: Kysely<Tables>, meetupId: number): Promise<boolean> {
  const mentioning = db.selectFrom('announcement').select('room_id').where('meetup_id', '=', meetupId)
  return (await mentioning.where('mentioned_at', 'is not', null).limit(1).execute()).length > 0
}

function toColumns(change: AnnouncementChange): Updateable<Tables['announcement']> {
  return {
    ...(change.mentionedAt === null && { mentioned_at: null }),
    ...(change.messageId !== undefined && { message_id: change.messageId }),
    ...(change.outgoingId !== undefined && { outgoing_id: change.outgoingId }),
    ...(change.version !== undefined && { version: change.version }),
    ...(change.digest !== undefined && { digest: change.digest }),
    ...(change.shownAt !== undefined && { shown_at: change.shownAt }),
    ...(change.lookAt !== undefined && { look_at: change.lookAt }),
    ...(change.goneWhy !== undefined && { gone_why: change.goneWhy }),
  }
}

function toRoom({ meetup_id: meetupId, room_id: roomId, langs, message_id: messageId }: Row): AnnouncedRoom {
  return { meetupId, roomId, langs: JSON.parse(langs) as readonly Lang[], ...(messageId !== null && { messageId }) }
}

function toAnnouncement(row: Row): Announcement {
  return {
    ...toRoom(row),
    announcedStart: row.announced_start,
    ...(row.mention !== null && { mention: row.mention }),
    ...(row.outgoing_id !== null && { outgoingId: row.outgoing_id }),
    version: row.version,
    digest: row.digest,
    shownAt: row.shown_at,
  }
}
