import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Runs `work` in the transaction at hand, or in one of its own: outside of any, a lock would hold nothing. */
export function inTransaction<T>(db: Kysely<Tables>, work: (tx: Kysely<Tables>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}
