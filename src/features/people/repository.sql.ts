import { type Kysely, type Selectable, sql } from 'kysely'
import type { SwitchableTopic } from '../../messaging/notice.ts'
import { compileOnce } from '../../platform/database/compiled.ts'
import type { Database } from '../../platform/database/dialect.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { inTransaction } from '../../platform/database/within.ts'
import type { QuietHours } from '../../shared/dates/quiet.ts'
import type { LanguageChoice } from '../../shared/i18n/lang.ts'
import type { People, Role, Roles, Rooms } from './repository.ts'

const selectPerson = compileOnce((db, { personId }: { personId: string }) =>
  db.selectFrom('person').selectAll().where('id', '=', personId),
)

export function createPeople(db: Kysely<Tables>): People {
  return {
    async preferences(personId) {
      const [row] = await selectPerson(db, { personId })
      if (row === undefined) return {}
      return {
        ...(row.language !== null && { language: row.language as LanguageChoice }),
        ...(row.zone !== null && { zone: row.zone }),
        ...(row.department !== null && { department: row.department }),
        ...((row.typed_language === 'en' || row.typed_language === 'fr') && { typedLanguage: row.typed_language }),
        ...(row.muted !== null && { muted: JSON.parse(row.muted) as readonly SwitchableTopic[] }),
        ...(row.quiet !== null && { quiet: JSON.parse(row.quiet) as QuietHours }),
        ...(row.language_offered_at !== null && { languageOfferedAt: row.language_offered_at }),
      }
    },
    async departments(personIds) {
      if (personIds.length === 0) return new Map()
      const rows = await db
        .selectFrom('person')
        .select(['id', 'department'])
        .where('id', 'in', [...personIds])
        .execute()
      return new Map(rows.flatMap(({ id, department }) => (department === null ? [] : [[id, department] as const])))
    },
    async setPreferences(personId, change) {
      const columns = {
        ...(change.language !== undefined && { language: change.language }),
        ...(change.zone !== undefined && { zone: change.zone }),
        ...(change.department !== undefined && { department: change.department }),
        ...(change.typedLanguage !== undefined && { typed_language: change.typedLanguage }),
        ...(change.muted !== undefined && { muted: toJson(change.muted) }),
        ...(change.quiet !== undefined && { quiet: toJson(change.quiet) }),
        ...(change.languageOfferedAt !== undefined && { language_offered_at: change.languageOfferedAt }),
      }
      await db
        .insertInto('person')
        .values({
          ...{ id: personId, language: null, zone: null, language_offered_at: null, department: null },
          ...{ typed_language: null, muted: null, quiet: null },
          ...columns,
        })
        .onConflict((oc) => (Object.keys(columns).length > 0 ? oc.column('id').doUpdateSet(columns) : oc.doNothing()))
        .execute()
    },
    async forget(personId) {
      await db.deleteFrom('person').where('id', '=', personId).execute()
    },
  }
}

function toJson(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}

const selectLanguage = compileOnce((db, { roomId }: { roomId: string }) =>
  db.selectFrom('room').select('language').where('id', '=', roomId),
)

export function createRooms(db: Kysely<Tables>): Rooms {
  return {
    async language(roomId) {
      const [row] = await selectLanguage(db, { roomId })
      return row?.language as LanguageChoice | undefined
    },
    async languages() {
      const rows = await db.selectFrom('room').select(['id', 'language']).execute()
      return new Map(rows.map(({ id, language }) => [id, language as LanguageChoice]))
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

const selectRole = compileOnce((db, { personId, role }: { personId: string; role: string }) =>
  db.selectFrom('role').select('person_id').where('person_id', '=', personId).where('role', '=', role),
)

export function createRoles(db: Kysely<Tables>, { lockRows }: Pick<Database, 'lockRows'>): Roles {
  return {
    async has(personId, role) {
      return (await selectRole(db, { personId, role })).length > 0
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
    take: (personId, role, takenBy) => inTransaction(db, (tx) => take(tx, lockRows, personId, role, takenBy)),
  }
}

/** Locks everyone with the role, so that if two people remove it from each other, the second finds their own role gone. */
async function take(tx: Kysely<Tables>, lockRows: Database['lockRows'], personId: string, role: Role, takenBy: string) {
  const { rows } = await sql<Selectable<Tables['role']>>`
    select * from role where role = ${role} order by person_id ${lockRows}`.execute(tx)
  const isHeldBy = (id: string) => rows.some((row) => row.person_id === id)
  if (!isHeldBy(takenBy)) return takenBy === personId ? 'not held' : 'not allowed'
  if (!isHeldBy(personId)) return 'not held'
  if (rows.length === 1) return 'last'
  await tx.deleteFrom('role').where('person_id', '=', personId).where('role', '=', role).execute()
  return 'taken'
}
