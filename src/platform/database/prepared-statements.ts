import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** The store has a few dozen different statements. A limit, because a list of values of any length would make ever new ones. */
const mostKept = 200

/**
 * Kysely has SQLite parse and plan a statement at each of its uses, which was a sixth of a command's processor time; this
 * keeps them. A schema change needs no care: SQLite itself plans a kept statement anew.
 */
export function cachePreparedStatements(database: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    prepare(sql) {
      const known = kept.get(sql)
      if (known !== undefined) return known
      if (kept.size >= mostKept) kept.clear()
      const statement = database.prepare(sql)
      kept.set(sql, statement)
      return statement
    },
    close() {
      kept.clear()
      database.close()
    },
  }
}
