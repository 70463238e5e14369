import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import SQLite from 'better-sqlite3'
import { type Message, type Sandbox, startSandbox } from '../sandbox/index.ts'
import { openStore } from '../src/app/open-store.ts'
import type { BotEntry } from './candidates.ts'
import { startChild } from './child.ts'
import { organizer } from './rest.ts'

/** What one round measures for many reminders that are due in the same second. */
export interface DueRound {
  /** How many were due at once. */
  readonly count: number
  /** Milliseconds from the due time until the workspace has stored the last one. */
  readonly floor: number
  readonly rendezvous: number
}

/** One room per reminder up to this many; further reminders share them. */
const rooms = 1_000

/** As many parallel posts as in Rendezvous, see `src/messaging/outbox-worker.ts`. */
const postsAtOnce = 10

/** Until the code is compiled; a bot runs for weeks. */
const warmUpCount = 200

const yearMs = 365 * 24 * 3_600_000
const patienceMs = 600_000

/**
 * Makes reminders due in the real sandbox over HTTP, sent by a bot on SQLite. Then posts the same texts with a bare loop.
 * `counts` ascend.
 */
export async function measureDue(folder: string, counts: readonly number[], entry: BotEntry): Promise<readonly DueRound[]> {
  const sandbox = await openManyRooms()
  const place = { sandbox, folder: await mkdtemp(join(folder, 'due-')), entry }
  try {
    const said = await runRendezvous(place, [warmUpCount, ...counts])
    const rounds: DueRound[] = []
    for (const [index, count] of counts.entries()) {
      const ours = said[index + 1]
      if (ours === undefined) throw new Error('A run is missing.')
      rounds.push({ count, rendezvous: ours.ms, floor: await runFloor(place, ours.messages, `floor-${index}`) })
    }
    return rounds
  } finally {
    await sandbox.close()
  }
}

interface Place {
  readonly sandbox: Sandbox
  readonly folder: string
  readonly entry: BotEntry
}

/** Without rate limits, which would otherwise be all that is measured. */
function openManyRooms(): Promise<Sandbox> {
  const people = [
    { username: organizer, name: 'Olivia', roles: ['user'] },
    { username: 'rendezvous', name: 'Rendezvous', roles: ['bot', 'user'] },
  ]
  const members = ['rendezvous']
  const many = Array.from({ length: rooms }, (_, index) => ({
    name: nameOf(index),
    id: nameOf(index),
    type: 'c' as const,
    owner: organizer,
    members,
  }))
  return startSandbox({ rateLimits: false, seed: { password: 'demo', people, rooms: many } })
}

function nameOf(index: number): string {
  return `room-${index}`
}

interface Said {
  readonly ms: number
  readonly messages: readonly Message[]
}

async function runRendezvous({ sandbox, folder, entry }: Place, counts: readonly number[]): Promise<readonly Said[]> {
  const file = join(folder, 'due.db')
  await plant(`sqlite:${file}`, sandbox, counts)
  const child = await startChild(entry, await describeBot(sandbox, folder, file))
  const database = new SQLite(file, { timeout: 5_000 })
  const said: Said[] = []
  try {
    for (const [run, count] of counts.entries())
      said.push(await Promise.race([fire(database, sandbox, run, count), child.died]))
    return said
  } catch (error) {
    throw new Error(`Rendezvous has failed; the end of its log:\n${child.lastLines.join('\n')}`, { cause: error })
  } finally {
    database.close()
    await child.end()
  }
}

async function describeBot(sandbox: Sandbox, folder: string, file: string): Promise<Readonly<Record<string, string>>> {
  const config = join(folder, 'due.yaml')
  // The benchmark posts more in a room per minute than people would accept.
  await writeFile(config, 'community:\n  postsPerMinute: 1000000\n')
  return {
    ...accountOf(sandbox),
    RENDEZVOUS_CONFIG: config,
    RENDEZVOUS_ORGANIZERS: organizer,
    DATABASE_URL: `sqlite:${file}`,
    LOG_LEVEL: 'info',
    PORT: '0',
  }
}

function accountOf(sandbox: Sandbox): Readonly<Record<string, string>> {
  const { userId, authToken } = sandbox.issueToken('rendezvous')
  return { ROCKETCHAT_URL: sandbox.url, ROCKETCHAT_USER_ID: userId, ROCKETCHAT_AUTH_TOKEN: authToken }
}

/** Writes all reminders, due a year from now, directly through the store. */
async function plant(url: string, sandbox: Sandbox, counts: readonly number[]): Promise<void> {
  const store = await openStore({ url })
  const madeBy = { id: sandbox.users.find(({ username }) => username === organizer)?._id ?? '', username: organizer }
  const [now, dueAt] = [Date.now(), Date.now() + yearMs]
  await store.transaction(async ({ reminders }) => {
    for (const [run, count] of counts.entries()) {
      for (let index = 0; index < count; index += 1) {
        const name = nameOf(index % rooms)
        await reminders.add(
          {
            ...{ kind: 'channel', lang: 'en', madeBy, madeIn: name, nominalAt: dueAt, dueAt, zone: 'America/Toronto' },
            timing: { kind: 'moment', at: dueAt },
            to: { roomId: name, name, isPrivate: false },
            words: `${labelOf(run)} number ${index}, bring your own questions`,
          },
          now,
        )
      }
    }
  })
  await store.close()
}

function labelOf(run: number): string {
  return `run ${run}:`
}

/** Moves the reminders of one run to the second full second from now, when the bot looks. */
async function fire(database: SQLite.Database, sandbox: Sandbox, run: number, count: number): Promise<Said> {
  const dueAt = (Math.floor(Date.now() / 1_000) + 2) * 1_000
  const stored = untilStored(sandbox, labelOf(run), count)
  database
    .prepare('update reminder set nominal_at = @dueAt, due_at = @dueAt, look_at = @dueAt where words like @words')
    .run({ dueAt, words: `${labelOf(run)}%` })
  const { at, messages } = await stored
  // The rows of one run are done before the next one starts.
  await pause(1_000)
  return { ms: at - dueAt, messages }
}

async function runFloor({ sandbox, folder }: Place, said: readonly Message[], label: string): Promise<number> {
  const messages = said.map(({ rid, msg }, index) => ({ _id: `${label}-${index}`, rid, msg: `${msg}\n${label}` }))
  const warmUp = messages.slice(0, warmUpCount).map((one) => ({ ...one, _id: `warm-${one._id}`, msg: 'warm' }))
  const file = join(folder, `${label}.json`)
  await writeFile(file, JSON.stringify({ warmUp, timed: messages }))
  const stored = untilStored(sandbox, label, messages.length)
  const dueAt = Date.now() + 3_000
  const env = { ...accountOf(sandbox), DUE_BODIES: file, DUE_AT: String(dueAt), DUE_AT_ONCE: String(postsAtOnce) }
  const child = await startChild('bench/due-floor.ts', env)
  try {
    const { at } = await Promise.race([stored, child.died])
    return at - dueAt
  } finally {
    await child.end()
  }
}

/** Waits until so many different messages with these words are stored; `at` in epoch milliseconds. */
async function untilStored(sandbox: Sandbox, words: string, count: number) {
  const stored = new Map<string, Message>()
  const fits = (message: Message) => {
    if (message.msg.includes(words)) stored.set(message._id, message)
    return stored.size === count
  }
  await sandbox.waitForMessage(fits, { timeoutMs: patienceMs })
  return { at: Date.now(), messages: [...stored.values()] }
}
