import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Pool, PoolClient } from 'pg'

/** A statement took too long. Its connection is closed, so its effect is unknown until the row is read again. */
class StatementTimeout extends Error {
  override readonly name = 'StatementTimeout'
}

/**
 * A pool whose statements finish within a deadline, in milliseconds. When packets vanish without a reset (a failover, a NAT
 * that forgot the connection), nothing else tells the client. So a connection with a late statement is closed, and the pool opens
 * a new one.
 */
export function createDeadlinePool(pool: Pool, deadlineMs: () => number): PostgresPool {
  return {
    options: {},
    connect: async () => guard(await pool.connect(), deadlineMs),
    end: () => pool.end(),
  }
}

function guard(client: PoolClient, deadlineMs: () => number): PostgresPoolClient {
  let failure: StatementTimeout | undefined
  async function query(text: string, values: readonly unknown[]) {
    if (failure !== undefined) throw failure
    const ms = deadlineMs()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        failure = new StatementTimeout(`PostgreSQL did not answer within ${ms / 1_000} s; the connection is replaced.`)
        reject(failure)
      }, ms)
    })
    const running = client.query(text, [...values])
    // Nobody waits for it after the deadline. It fails when its connection is closed.
    running.catch(() => {})
    try {
      return await Promise.race([running, late])
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    query,
    // With an error the pool closes the connection instead of using it again.
    release: () => client.release(failure),
    // Kysely also allows cursors, which the bot doesn't use.
  } as unknown as PostgresPoolClient
}
