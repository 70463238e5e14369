import { type Kysely, type Selectable, sql } from 'kysely'
import type { Database } from '../../platform/database/dialect.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { toPerson } from '../../shared/person.ts'
import { createMarks } from './marks.sql.ts'
import type { LiveMinutes } from './model.ts'
import type { LiveMinutesRepository, LiveStart, OpenResult } from './repository.ts'

type Row = Selectable<Tables['live_minutes']>

export function createLiveMinutes(db: Kysely<Tables>, { lockRows }: Pick<Database, 'lockRows'>): LiveMinutesRepository {
  const select = () => db.selectFrom('live_minutes').selectAll()
  const lock = async (meetupId: number) => {
    const { rows } = await sql<Row>`select * from live_minutes where meetup_id = ${meetupId} ${lockRows}`.execute(db)
    return rows[0] && toMinutes(rows[0])
  }
  const closeRoom = (meetupId: number) => db.deleteFrom('live_room').where('meetup_id', '=', meetupId).execute()
  return {
    lock,
    async find(meetupId) {
      const row = await select().where('meetup_id', '=', meetupId).executeTakeFirst()
      return row && toMinutes(row)
    },
    async inRoom(roomId) {
      const open = await db.selectFrom('live_room').select('meetup_id').where('room_id', '=', roomId).executeTakeFirst()
      const locked = open && (await lock(open.meetup_id))
      // Somebody may have ended them while this waited for the lock.
      return locked?.state === 'open' ? locked : undefined
    },
    async whereOpen(roomId) {
      const row = await select().where('room_id', '=', roomId).where('state', '=', 'open').executeTakeFirst()
      return row && toMinutes(row)
    },
    async recordThread(meetupId, messageId) {
      await db.updateTable('live_minutes').set({ thread_id: messageId }).where('meetup_id', '=', meetupId).execute()
    },
    async open() {
      return (await select().where('state', '=', 'open').orderBy('meetup_id').execute()).map(toMinutes)
    },
    async lastIn(roomId) {
      const past = select().where('room_id', '=', roomId).where('state', 'in', ['closed', 'ended'])
      const row = await past.orderBy('opened_at', 'desc').limit(1).executeTakeFirst()
      return row && toMinutes(row)
    },
    async name(meetupId, taker, lang) {
      const named = { taker_id: taker?.id ?? null, taker_username: taker?.username ?? null }
      await db
        .insertInto('live_minutes')
        .values({ ...fresh, meetup_id: meetupId, lang, ...named })
        .onConflict((oc) => oc.column('meetup_id').doUpdateSet(named))
        .execute()
    },
    begin: (meetupId, start, at) => begin(db, meetupId, start, at),
    async end(meetupId, to) {
      await closeRoom(meetupId)
      await db.updateTable('live_minutes').set({ state: to }).where('meetup_id', '=', meetupId).execute()
    },
    async undoStart(meetupId) {
      const { count } = await db
        .selectFrom('live_mark')
        .select((eb) => eb.fn.countAll<number | string>().as('count'))
        .where('meetup_id', '=', meetupId)
        .executeTakeFirstOrThrow()
      if (Number(count) > 0) return false
      await closeRoom(meetupId)
      await db.updateTable('live_minutes').set({ state: 'named' }).where('meetup_id', '=', meetupId).execute()
      return true
    },
    async recordNudges(meetupId, nudges) {
      await db.updateTable('live_minutes').set({ nudges }).where('meetup_id', '=', meetupId).execute()
    },
    ...createMarks(db),
    ...createPresence(db),
    forget: (personId) => forget(db, personId),
    async forgetBefore(at) {
      const old = db.selectFrom('live_minutes').select('meetup_id').where('state', '=', 'ended').where('opened_at', '<', at)
      await db.deleteFrom('live_mark').where('meetup_id', 'in', old).execute()
      await db.deleteFrom('live_presence').where('meetup_id', 'in', old).execute()
    },
  }
}

const fresh = {
  state: 'named',
  room_id: null,
  room_name: null,
  room_private: null,
  opened_at: null,
  nudges: 0,
  thread_id: null,
} as const

async function begin(
  db: Kysely<Tables>,
  meetupId: number,
  { room, starter, lang }: LiveStart,
  at: EpochMs,
): Promise<OpenResult> {
  const starting = { taker_id: starter.id, taker_username: starter.username }
  const row = { ...fresh, meetup_id: meetupId, lang, ...starting }
  await db
    .insertInto('live_minutes')
    .values(row)
    .onConflict((oc) => oc.column('meetup_id').doNothing())
    .execute()
  const taken = await db
    .insertInto('live_room')
    .values({ room_id: room.id, meetup_id: meetupId })
    .onConflict((oc) => oc.doNothing())
    .returning('room_id')
    .executeTakeFirst()
  if (taken === undefined) {
    const here = await db.selectFrom('live_room').select('meetup_id').where('room_id', '=', room.id).executeTakeFirst()
    return here === undefined || here.meetup_id === meetupId ? 'open' : { busy: here.meetup_id }
  }
  await db
    .updateTable('live_minutes')
    .set((eb) => ({
      ...{ state: 'open' as const, lang, room_id: room.id, room_name: room.name ?? null, opened_at: at, nudges: 0 },
      taker_id: eb.fn.coalesce('taker_id', eb.val(starter.id)),
      taker_username: eb.fn.coalesce('taker_username', eb.val(starter.username)),
    }))
    .where('meetup_id', '=', meetupId)
    .execute()
  return 'opened'
}

function createPresence(db: Kysely<Tables>): Pick<LiveMinutesRepository, 'arrive' | 'leave' | 'present'> {
  return {
    async arrive(meetupId, { id, username }, at) {
      const row = await db
        .insertInto('live_presence')
        .values({ meetup_id: meetupId, person_id: id, username, at })
        .onConflict((oc) => oc.doNothing())
        .returning('person_id')
        .executeTakeFirst()
      return row !== undefined
    },
    async leave(meetupId, personId) {
      await db.deleteFrom('live_presence').where('meetup_id', '=', meetupId).where('person_id', '=', personId).execute()
    },
    async present(meetupId) {
      const rows = db.selectFrom('live_presence').select(['person_id as id', 'username']).where('meetup_id', '=', meetupId)
      return rows.orderBy('at').orderBy('person_id').execute()
    },
  }
}

/** What somebody wrote belongs to the meetup and stays. Who wrote it is deleted. */
async function forget(db: Kysely<Tables>, personId: string): Promise<void> {
  await db.updateTable('live_minutes').set({ taker_id: null, taker_username: null }).where('taker_id', '=', personId).execute()
  await db.updateTable('live_mark').set({ made_by: '' }).where('made_by', '=', personId).execute()
  await db.updateTable('live_mark').set({ owner_id: null, owner_username: null }).where('owner_id', '=', personId).execute()
  await db.deleteFrom('live_presence').where('person_id', '=', personId).execute()
}

function toMinutes(row: Row): LiveMinutes {
  const taker = toPerson(row.taker_id, row.taker_username)
  return {
    meetupId: row.meetup_id,
    state: row.state,
    lang: row.lang,
    nudges: row.nudges,
    ...(taker !== undefined && { taker }),
    ...(row.opened_at !== null && { openedAt: row.opened_at }),
    ...(row.thread_id !== null && { threadId: row.thread_id }),
    ...(row.room_id !== null && {
      room: { id: row.room_id, ...(row.room_name !== null && { name: row.room_name }) },
    }),
  }
}
