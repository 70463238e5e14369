import { type Kysely, type Selectable, sql } from 'kysely'
import type { RoomKind } from '../../messaging/rooms.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { Audit, NamedAuditEntry } from './audit.ts'

type Row = Selectable<Tables['audit']> & {
  readonly name: string | null
  readonly room_kind: string | null
  readonly room_name: string | null
}

/** Replaces a forgotten person: the log still shows that something was done, but not by whom. */
const forgotten = ''

export function createAudit(db: Kysely<Tables>): Audit {
  return {
    async add(...entries) {
      if (entries.length === 0) return
      const rows = entries.map(({ where, about, ...entry }) => ({ ...entry, place: where, about: about ?? null }))
      await db.insertInto('audit').values(rows).execute()
    },
    async latest(limit, { who, except, before } = {}) {
      const conditions = [
        ...(who === undefined ? [] : [sql`who = ${who}`]),
        ...(except === undefined ? [] : [sql`who <> ${except}`]),
        ...(before === undefined ? [] : [sql`at < ${before}`]),
      ]
      const matching = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
      const { rows } = await sql<Row>`
        select latest.*, spoken.sender_username as name, heard.room_kind, heard.room_name
        from (select * from audit ${matching} order by id desc limit ${limit}) latest
        left join inbox spoken on spoken.seq = (select max(seq) from inbox where sender_id = latest.who and latest.who <> '')
        left join inbox heard on heard.seq = (select max(seq) from inbox where room_id = latest.place and latest.place <> '')
        order by latest.id desc`.execute(db)
      return rows.map(toEntry)
    },
    async forgetBefore(at) {
      await db.deleteFrom('audit').where('at', '<', at).execute()
    },
    async forget(personId) {
      await db.updateTable('audit').set({ who: forgotten }).where('who', '=', personId).execute()
      await db.updateTable('audit').set({ detail: '', about: null }).where('about', '=', personId).execute()
      // The id of a direct room consists of the ids of its two people.
      const { length } = personId
      await sql`
        update audit set place = '' where length(place) >= ${length} and (
          substr(place, 1, ${length}) = ${personId} or substr(place, length(place) - ${length} + 1) = ${personId}
        )`.execute(db)
    },
  }
}

function toEntry(row: Row): NamedAuditEntry {
  return {
    at: row.at,
    who: row.name ?? row.who,
    what: row.what,
    where: row.place,
    detail: row.detail,
    ...(row.about !== null && { about: row.about }),
    ...(row.room_kind !== null && {
      room: { kind: row.room_kind as RoomKind, ...(row.room_name !== null && { name: row.room_name }) },
    }),
  }
}
