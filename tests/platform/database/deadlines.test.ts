import { createServer, connect as dial, type Socket } from 'node:net'
import { Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { openPostgres } from '../../../src/platform/database/postgres.ts'
import type { Tables } from '../../../src/platform/database/tables.ts'
import { postgres } from '../../support/stores.ts'

/** A proxy between the bot and the server. After `vanish`, open connections pass nothing on, but none is closed. */
async function startProxy(url: string) {
  const { hostname, port } = new URL(url)
  const pairs = new Set<readonly [Socket, Socket]>()
  const server = createServer((near) => {
    const far = dial(Number(port), hostname)
    pairs.add([near, far])
    near.pipe(far)
    far.pipe(near)
    for (const socket of [near, far]) socket.on('error', () => {})
    near.on('close', () => far.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const through = new URL(url)
  through.port = String(typeof address === 'object' ? address?.port : '')
  onTestFinished(() => {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
    server.close()
  })
  return {
    url: through.href,
    vanish() {
      for (const [near, far] of pairs) {
        near.unpipe(far).pause()
        far.unpipe(near).pause()
      }
    },
  }
}

describe.skipIf(!postgres.isHere)('PostgreSQL whose packets vanish', () => {
  const statementMs = 8_000

  // Deadlines pass only when a test says so, however busy the machine is.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  /** Lets deadlines pass until it's settled. */
  async function outlast<T>(work: Promise<T>): Promise<T> {
    let isSettled = false
    const settle = () => {
      isSettled = true
    }
    work.then(settle, settle)
    while (!isSettled) {
      vi.advanceTimersByTime(100)
      await new Promise(setImmediate)
    }
    return work
  }

  async function open() {
    const database = await postgres.create()
    const proxy = await startProxy(database.url)
    const opened = await openPostgres(proxy.url, () => {}, { connectMs: 10_000, statementMs })
    const db = new Kysely<Tables>({ dialect: opened.dialect })
    onTestFinished(async () => {
      await db.destroy()
      await database.remove()
    })
    return { db, proxy, opened }
  }
  const one = (db: Kysely<Tables>) => sql<{ one: number }>`select 1 as one`.execute(db).then(({ rows }) => rows[0]?.one)

  it('costs each connection one statement, and is then asked on new ones', async () => {
    const { db, proxy } = await open()
    await Promise.all(Array.from({ length: 4 }, () => one(db)))

    proxy.vanish()
    const during = await outlast(Promise.allSettled(Array.from({ length: 4 }, () => one(db))))
    const after = await Promise.all(Array.from({ length: 4 }, () => one(db)))

    expect(during.map(({ status }) => status)).toEqual(Array(4).fill('rejected'))
    expect(String(during.map((one) => ('reason' in one ? one.reason : '')))).toContain('did not answer within 8 s')
    expect(after).toEqual([1, 1, 1, 1])
  })

  it('ends a transaction that was under way, and the pool gives no more connections than four', async () => {
    const { db, proxy } = await open()

    const transaction = db.transaction().execute(async (tx) => {
      await one(tx)
      proxy.vanish()
      await one(tx)
    })
    await expect(outlast(transaction)).rejects.toThrow('did not answer')
    const mine = Array.from({ length: 6 }, () =>
      sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(0.05)`.execute(db).then(({ rows }) => rows[0]?.pid),
    )

    expect(new Set(await Promise.all(mine)).size).toBeLessThanOrEqual(4)
  })

  it('leaves a step of the schema the time it needs', async () => {
    const { db, opened } = await open()

    let waitedMs = 0
    const step = opened.withoutDeadline(async () => {
      const running = sql`select pg_sleep(0.3)`.execute(db)
      while (waitedMs < 20 * statementMs) {
        waitedMs += 100
        vi.advanceTimersByTime(100)
        await new Promise(setImmediate)
      }
      return running
    })

    await expect(step).resolves.toBeDefined()
    await expect(outlast(sql`select pg_sleep(0.3)`.execute(db))).rejects.toThrow('did not answer')
  })
})
