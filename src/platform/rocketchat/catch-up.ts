import { ChatRefused, ChatUnavailable, type IncomingMessage } from '../../messaging/chat.ts'
import { wait } from '../../shared/abort.ts'
import { createBackoff } from '../../shared/backoff.ts'
import type { Clock, EpochMs } from '../../shared/clock.ts'
import type { Log } from '../../shared/log.ts'
import { demandBody } from './errors.ts'
import type { Filter } from './filter.ts'
import { isJson, readList } from './json.ts'
import type { Reactions } from './reaction-queue.ts'
import type { Rest } from './rest.ts'
import { type JoinedRoom, listJoinedRooms } from './rooms.ts'

export interface CatchUpOptions {
  readonly clock: Clock
  readonly log: Log
  readonly random: () => number
  readonly rest: Rest
  readonly filter: Filter
  readonly reactions: Reactions
}

/** Rooms read at the same time: a bot in a hundred rooms is back within seconds, and no workspace is flooded. */
const roomsAtOnce = 4

/**
 * Everything people have sent since then in the rooms the bot has joined, threads included, oldest first. What has happened
 * to the bot's own messages is offered on the way.
 * A workspace that does not answer is asked again until the signal ends it.
 */
export async function readMissed(options: CatchUpOptions, since: EpochMs, signal: AbortSignal): Promise<IncomingMessage[]> {
  const rooms = await persist(options, signal, () => listJoinedRooms(options.rest, signal))
  const missed: IncomingMessage[] = []
  const queue = [...rooms]
  const work = async () => {
    for (let room = queue.shift(); room !== undefined; room = queue.shift()) {
      missed.push(...(await readRoom(options, room, since, signal)))
    }
  }
  await Promise.all(Array.from({ length: roomsAtOnce }, work))
  return missed
}

async function readRoom(options: CatchUpOptions, room: JoinedRoom, since: EpochMs, signal: AbortSignal) {
  const query = { roomId: room.id, lastUpdate: new Date(since).toISOString() }
  try {
    const body = await persist(options, signal, async () =>
      demandBody(await options.rest.call('GET', 'chat.syncMessages', query, signal), 'chat.syncMessages'),
    )
    const result = isJson(body['result']) ? body['result'] : {}
    const changed = readList(result['updated']).filter(isJson)
    for (const message of changed) options.reactions.offer(message, room)
    return changed.flatMap((message) => options.filter.accept(message, room) ?? [])
  } catch (error) {
    if (!(error instanceof ChatRefused)) throw error
    // One room that cannot be read, as one just left, must not keep the bot out of the others.
    options.log.warn({ err: error, roomId: room.id }, 'cannot read what was missed in a room')
    return []
  }
}

/** Waits out limits and outages. Giving up would lose what was typed; the session ends this when its connection does. */
async function persist<T>({ clock, random }: CatchUpOptions, signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
  const backoff = createBackoff(random)
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (signal.aborted || !(error instanceof ChatUnavailable)) throw error
      await wait(clock, Math.max(backoff.next(), error.retryAfterMs ?? 0), signal)
    }
  }
}
