import SQLite from 'better-sqlite3'
import pg from 'pg'
import { graceMs } from '../../src/features/meetups/model.ts'

/** Reads a bot's database directly, for tests that have to know when it has nothing left to do. */
export interface Rows {
  /** Resolves when the bot has replied to a message that is a command. */
  untilAnswered(messageId: string): Promise<void>
  /** Resolves when the bot has acted on the reactions that a message had at an instant. */
  untilReactionsSeen(messageId: string, at: number): Promise<void>
  /** Resolves when no command is waiting and nothing due is waiting to be sent; `tick` makes the bot look. */
  untilSettled(now: () => number, tick: () => Promise<void>): Promise<void>
  /** When the next thing is due after an instant; undefined when nothing is. */
  nextDue(after: number): Promise<number | undefined>
  close(): Promise<void>
}

/** Between two looks: the bot is at work on real sockets meanwhile. */
const pauseMs = 3

/** When a meetup is no longer the one in progress. */
const graceEnd = `starts_at + length_minutes * 60000 + ${graceMs}`

/** Far longer than anything takes, so that only a hang reaches it. */
const patienceMs = 50_000

export async function openRows(databaseUrl: string): Promise<Rows> {
  const database = await open(databaseUrl)
  const look = async (query: string, ...values: readonly (string | number)[]) => {
    const value = await database.value(query, values)
    return value === null ? undefined : Number(value)
  }
  return {
    untilAnswered: (id) =>
      until(
        `the answer to ${id}`,
        async () => (await look(`select 1 from inbox where message_id = $1 and state = 'done'`, id)) === 1,
      ),
    untilReactionsSeen: (id, at) =>
      until(
        `the reactions to ${id}`,
        async () => ((await look('select seen_at from meetup_message where message_id = $1', id)) ?? 0) >= at,
      ),
    untilSettled: (now, tick) =>
      until('the end of all work', async () => {
        await tick()
        const waiting = await look(`select count(*) from inbox where state = 'waiting'`)
        const due = await look(`select count(*) from outbox where state = 'due' and due_at <= $1`, now())
        return waiting === 0 && due === 0
      }),
    async nextDue(after) {
      const moments = await Promise.all([
        look(`select min(due_at) from outbox where state = 'due' and due_at > $1`, after),
        look(`select min(due_at) from reminder where state = 'planned' and due_at > $1`, after),
        look('select min(starts_at) from meetup where starts_at > $1', after),
        look(`select min(${graceEnd}) from meetup where ${graceEnd} > $1`, after),
      ])
      const known = moments.filter((moment) => moment !== undefined)
      return known.length === 0 ? undefined : Math.min(...known)
    },
    close: database.close,
  }
}

interface Database {
  /** The first column of the first row. */
  value(query: string, values: readonly (string | number)[]): Promise<unknown>
  close(): Promise<void>
}

async function open(databaseUrl: string): Promise<Database> {
  if (databaseUrl.startsWith('sqlite:')) {
    const database = new SQLite(databaseUrl.slice('sqlite:'.length), { readonly: true })
    return {
      value: async (query, values) =>
        database
          .prepare(query.replaceAll(/\$\d/g, '?'))
          .pluck()
          .get(...values) ?? null,
      close: async () => void database.close(),
    }
  }
  const pool = new pg.Pool({ connectionString: databaseUrl })
  // A test that deletes its database cuts connections that are idle or closing.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    async value(query, values) {
      const [row = {}] = (await pool.query<Record<string, unknown>>(query, [...values])).rows
      return Object.values(row)[0] ?? null
    },
    close: () => pool.end(),
  }
}

async function until(what: string, isDone: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + patienceMs
  while (!(await isDone())) {
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}
