import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Sandbox, startSandbox } from '../sandbox/index.ts'
import type { BotEntry } from './candidates.ts'
import { startChild } from './child.ts'
import { organizer } from './rest.ts'

/** What a bot that has joined so many rooms does at a start and at a reconnect. Times in milliseconds, memory in MB. */
export interface RoomsRound {
  readonly rooms: number
  /** Rooms in which something was said while it was away. */
  readonly changed: number
  /** From spawning to ready, with the data of an earlier start. */
  readonly ready: number
  /** REST calls on the way. */
  readonly callsAtStart: number
  /** The workspace was gone; from its return until the last command that was typed meanwhile has its reply. */
  readonly caughtUp: number
  /** REST calls at the reconnect, without those of the replies. */
  readonly callsAtReconnect: number
  /** A command that is typed as soon as the bot is connected again, until its reply. */
  readonly liveReply: number
  /** After all of that. */
  readonly resident: number
}

/** The rooms in which people typed a command while the bot was away. */
const changedRooms = 20

const nameOf = (index: number) => `room-${index}`

/** Runs the bot beside a sandbox with so many rooms. */
export async function measureRooms(folder: string, rooms: number, entry: BotEntry): Promise<RoomsRound> {
  const sandbox = await openRooms(rooms)
  const changed = Math.min(changedRooms, rooms)
  const env = await describeBot(sandbox, await mkdtemp(join(folder, 'rooms-')))
  try {
    // Rooms that were made a moment ago would count as changed.
    await pause(5_000)
    const first = await startChild(entry, env)
    await first.end()
    const before = countCalls(sandbox)
    const child = await startChild(entry, env)
    try {
      const started = { ready: child.readyMs, callsAtStart: countCalls(sandbox) - before }
      // The bot looks for rooms that it was invited to.
      await pause(5_000)
      const returned = await Promise.race([leaveAndReturn(sandbox, changed), child.died])
      return { rooms, changed, ...started, ...returned, resident: await child.residentMb() }
    } finally {
      await child.end()
    }
  } finally {
    await sandbox.close()
  }
}

async function leaveAndReturn(
  sandbox: Sandbox,
  changed: number,
): Promise<Pick<RoomsRound, 'caughtUp' | 'callsAtReconnect' | 'liveReply'>> {
  await sandbox.crash()
  const asked = Array.from({ length: changed }, (_, index) => sandbox.say(organizer, nameOf(index), '!meetup conduct')._id)
  const before = { all: countCalls(sandbox), posts: countPosts(sandbox) }
  const returnedAt = performance.now()
  await sandbox.start()
  const isConnected = () => sandbox.counters.subscriptions['stream-room-messages'] === 1
  while (!isConnected()) await pause(5)
  const liveAt = performance.now()
  const live = sandbox.say('alice', nameOf(0), '!meetup conduct')._id
  const liveReplied = untilReplied(sandbox, [live]).then(() => performance.now() - liveAt)
  await untilReplied(sandbox, asked)
  const caughtUp = performance.now() - returnedAt
  const liveReply = await liveReplied
  const posts = countPosts(sandbox) - before.posts
  return { caughtUp, liveReply, callsAtReconnect: countCalls(sandbox) - before.all - posts }
}

async function untilReplied(sandbox: Sandbox, ids: readonly string[]): Promise<void> {
  const left = new Set(ids)
  await sandbox.waitForMessage(
    ({ tmid, u }) => {
      if (u.username === 'rendezvous') left.delete(tmid ?? '')
      return left.size === 0
    },
    { timeoutMs: 120_000 },
  )
}

function countCalls({ counters }: Sandbox): number {
  return Object.values(counters.rest).reduce((sum, count) => sum + count, 0)
}

function countPosts({ counters }: Sandbox): number {
  return counters.rest['chat.sendMessage'] ?? 0
}

/** Without rate limits, which would otherwise be all that is measured. */
function openRooms(count: number): Promise<Sandbox> {
  const people = [
    { username: organizer, name: 'Olivia', roles: ['user'] },
    { username: 'alice', name: 'Alice', roles: ['user'] },
    { username: 'rendezvous', name: 'Rendezvous', roles: ['bot', 'user'] },
  ]
  const rooms = Array.from({ length: count }, (_, index) => ({
    ...{ name: nameOf(index), id: nameOf(index), type: 'c' as const, owner: organizer },
    members: index === 0 ? ['rendezvous', 'alice'] : ['rendezvous'],
  }))
  return startSandbox({ rateLimits: false, seed: { password: 'demo', people, rooms } })
}

async function describeBot(sandbox: Sandbox, folder: string): Promise<Readonly<Record<string, string>>> {
  const { userId, authToken } = sandbox.issueToken('rendezvous')
  const config = join(folder, 'rooms.yaml')
  await writeFile(config, 'community:\n  commandsPerMinute: 1000000\n  postsPerMinute: 1000000\n')
  return {
    ...{ ROCKETCHAT_URL: sandbox.url, ROCKETCHAT_USER_ID: userId, ROCKETCHAT_AUTH_TOKEN: authToken },
    ...{ RENDEZVOUS_CONFIG: config, RENDEZVOUS_ORGANIZERS: organizer, DATABASE_URL: `sqlite:${join(folder, 'rooms.db')}` },
    PORT: '0',
  }
}
