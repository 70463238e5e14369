import type { IncomingMessage } from '../../messaging/chat.ts'
import { ChatRefused, ChatUnavailable } from '../../messaging/chat-errors.ts'
import { sleep } from '../../shared/abort.ts'
import { createBackoff } from '../../shared/backoff.ts'
import type { Clock, EpochMs } from '../../shared/clock.ts'
import type { Log } from '../../shared/log.ts'
import { requireBody } from './errors.ts'
import type { Filter } from './filter.ts'
import { isJson, readJson, readList } from './json.ts'
import type { ReactionQueue } from './reaction-queue.ts'
import type { Rest } from './rest.ts'
import { type ChangedRoom, listChangedRooms } from './rooms.ts'

export interface CatchUpOptions {
  readonly clock: Clock
  readonly log: Log
  readonly random: () => number
  readonly rest: Rest
  readonly filter: Filter
  readonly reactionQueue: ReactionQueue
  /**
   * Ids of rooms with messages of the bot's whose reactions count. A reaction doesn't change its room, so these are read as well.
   */
  readonly watchedRooms: () => Promise<readonly string[]>
}

/** How many rooms are read at the same time: a bot in a hundred rooms is back within seconds without flooding the workspace. */
const roomsAtOnce = 8

/** What takes the missed messages, room by room. */
interface MissedReader {
  /** The rooms that are about to be read. */
  expect(roomIds: Iterable<string>): void
  /** A room in which somebody is waiting; it's read next. */
  readonly urgentRoom: string | undefined
  /** What people have sent in a room. */
  read(roomId: string, missed: readonly IncomingMessage[]): void
}

/**
 * Reads everything people have sent since then in the rooms the bot has joined, threads included; only rooms that have changed
 * are asked. The bot's own messages go to the reaction queue. A workspace that doesn't answer is asked again until the signal is
 * aborted.
 */
export async function readMissed(
  options: CatchUpOptions,
  since: EpochMs,
  signal: AbortSignal,
  reader: MissedReader,
): Promise<void> {
  const changed = await retryUntilAnswered(options, signal, () => listChangedRooms(options.rest, since, signal))
  const watched = await options.watchedRooms()
  const waiting = new Map<string, ChangedRoom>([
    ...watched.map((id) => [id, { id, roomParticipant: true }] as const),
    ...changed.map((room) => [room.id, room] as const),
  ])
  reader.expect(waiting.keys())
  async function takeNext(): Promise<void> {
    for (let room = next(); room !== undefined; room = next()) {
      waiting.delete(room.id)
      reader.read(room.id, await readRoom(options, room, since, signal))
    }
  }
  const next = () => waiting.get(reader.urgentRoom ?? '') ?? waiting.values().next().value
  await Promise.all(Array.from({ length: roomsAtOnce }, takeNext))
}

async function readRoom(options: CatchUpOptions, room: ChangedRoom, since: EpochMs, signal: AbortSignal) {
  const query = { roomId: room.id, lastUpdate: new Date(since).toISOString() }
  try {
    const response = await retryUntilAnswered(options, signal, () =>
      options.rest.call('GET', 'chat.syncMessages', query, signal).then((one) => requireBody(one, 'chat.syncMessages')),
    )
    const changed = readList(readJson(response['result'])['updated']).filter(isJson)
    for (const message of changed) options.reactionQueue.add(message, room)
    return changed.flatMap((message) => options.filter.acceptMissed(message, room, since))
  } catch (error) {
    if (!isRefused(error)) throw error
    // A room that can't be read, for instance one the bot has just left, must not block the others.
    options.log.warn({ err: error, roomId: room.id }, 'cannot read the missed messages of a room')
    return []
  }
}

/** Waits out limits and outages. Giving up would lose messages. The signal ends this when the connection is lost. */
async function retryUntilAnswered<T>(
  { clock, random }: CatchUpOptions,
  signal: AbortSignal,
  ask: () => Promise<T>,
): Promise<T> {
  const backoff = createBackoff(random)
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (signal.aborted || !(error instanceof ChatUnavailable) || isRefused(error)) throw error
      await sleep(clock, Math.max(backoff.next(), error.retryAfterMs ?? 0), signal)
    }
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof ChatRefused || (error instanceof ChatUnavailable && error.refusal !== undefined)
}
