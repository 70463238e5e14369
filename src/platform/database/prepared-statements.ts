import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** The store has a few dozen statements. The limit is for lists of values, whose every length makes a new statement. */
const mostKept = 200

/**
 * Kysely makes SQLite parse and plan a statement every time it runs, which took a sixth of a command's processor time. This
 * caches them. A schema change needs no care: SQLite plans a cached statement again by itself.
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
