import type { Dialect, Kysely, RawBuilder } from 'kysely'
import type { Tables } from './tables.ts'

/** All the differences between the two databases, as the rest of the program sees them. */
export interface Database {
  readonly name: 'sqlite' | 'postgres'
  readonly dialect: Dialect
  /** The type of a key that the database numbers by itself. */
  readonly countingKey: RawBuilder<unknown>
  /** Selects one row if there is a table of that name. */
  findTable(name: string): RawBuilder<unknown>
  /** Ends a select of rows to claim: skips those that another copy is claiming. SQLite has one writer and needs none. */
  readonly skipLocked: RawBuilder<unknown>
  /** Ends a select of rows that must not change before the transaction ends. SQLite has one writer and needs none. */
  readonly lockRows: RawBuilder<unknown>
  /**
   * Commits without waiting for the disk, for work that the workspace can repeat after a power cut. A later commit that waits
   * makes it durable too, so the store never knows less than it has told others.
   */
  relaxedDurability<T>(db: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  /** Runs work whose statements may take minutes, such as a schema step. */
  withoutDeadline<T>(work: () => Promise<T>): Promise<T>
  /** Frees what `dialect` does not: locks, sockets. */
  release(): Promise<void>
}
