import type { Dialect, Kysely, RawBuilder } from 'kysely'
import type { Tables } from './tables.ts'

/** Everything in which the two databases differ for the rest of this folder. */
export interface Database {
  readonly name: 'sqlite' | 'postgres'
  readonly dialect: Dialect
  /** The type of a key that the database counts up by itself. */
  readonly countingKey: RawBuilder<unknown>
  /** Ends a select of rows to claim: skips those that another copy is claiming. SQLite has one writer and needs none. */
  readonly skipLocked: RawBuilder<unknown>
  /** Ends a select of rows that must not change before the transaction ends. SQLite has one writer and needs none. */
  readonly lockRows: RawBuilder<unknown>
  /**
   * Commits work whose loss in a power cut the workspace makes good, without waiting for the disk. A later commit that
   * waits makes it durable too, so the store is never ahead of what it has forgotten.
   */
  relaxedDurability<T>(db: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  /** Frees what `dialect` does not: locks, sockets. */
  release(): Promise<void>
}
