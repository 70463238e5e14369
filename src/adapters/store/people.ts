import type { Kysely } from 'kysely'
import type { LanguageChoice, People, Role, Roles, Rooms } from '../../ports/store.ts'
import type { Tables } from './tables.ts'

export function createPeople(db: Kysely<Tables>): People {
  return {
    async preferences(personId) {
      const row = await db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst()
      if (row === undefined) return {}
      return {
        ...(row.language !== null && { language: row.language as LanguageChoice }),
        ...(row.zone !== null && { zone: row.zone }),
        ...(row.language_offered_at !== null && { languageOfferedAt: row.language_offered_at }),
      }
    },
    async setPreferences(personId, change) {
      const columns = {
        ...(change.language !== undefined && { language: change.language }),
        ...(change.zone !== undefined && { zone: change.zone }),
        ...(change.languageOfferedAt !== undefined && { language_offered_at: change.languageOfferedAt }),
      }
      await db
        .insertInto('person')
        .values({ id: personId, language: null, zone: null, language_offered_at: null, ...columns })
        .onConflict((oc) => (Object.keys(columns).length > 0 ? oc.column('id').doUpdateSet(columns) : oc.doNothing()))
        .execute()
    },
  }
}

export function createRooms(db: Kysely<Tables>): Rooms {
  return {
    async language(roomId) {
      const row = await db.selectFrom('room').select('language').where('id', '=', roomId).executeTakeFirst()
      return row?.language as LanguageChoice | undefined
    },
    async setLanguage(roomId, language) {
      await db
        .insertInto('room')
        .values({ id: roomId, language })
        .onConflict((oc) => oc.column('id').doUpdateSet({ language }))
        .execute()
    },
  }
}

export function createRoles(db: Kysely<Tables>): Roles {
  return {
    async has(personId, role) {
      const row = await db
        .selectFrom('role')
        .select('person_id')
        .where('person_id', '=', personId)
        .where('role', '=', role)
        .executeTakeFirst()
      return row !== undefined
    },
    async all() {
      const rows = await db.selectFrom('role').selectAll().orderBy('since').orderBy('username').execute()
      return rows.map((row) => ({ personId: row.person_id, username: row.username, role: row.role as Role, since: row.since }))
    },
    async give(holder) {
      await db
        .insertInto('role')
        .values({ person_id: holder.personId, role: holder.role, username: holder.username, since: holder.since })
        .onConflict((oc) => oc.columns(['person_id', 'role']).doUpdateSet({ username: holder.username }))
        .execute()
    },
  }
}
