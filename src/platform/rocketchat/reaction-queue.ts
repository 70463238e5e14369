import type { ReactionsByEmoji, SeenReactions } from '../../messaging/chat.ts'
import { rethrowUnlessAborted, sleep } from '../../shared/abort.ts'
import { createBackoff } from '../../shared/backoff.ts'
import type { Clock, EpochMs } from '../../shared/clock.ts'
import type { Log } from '../../shared/log.ts'
import type { Checkpoint } from './checkpoint.ts'
import { isJson, readJson, readList } from './json.ts'
import { readName, readTime, type WireMessage, type WireRoom } from './wire.ts'

/** Delivers reactions to the bot's own messages to the listener, with retries. */
export interface ReactionQueue {
  /** Sees every new or changed message; nearly all are other people's. */
  add(message: WireMessage, room: WireRoom): void
}

interface ReactionQueueOptions {
  readonly clock: Clock
  readonly log: Log
  readonly random: () => number
  readonly checkpoint: Pick<Checkpoint, 'begin' | 'complete'>
  readonly selfId: () => string | undefined
  readonly deliver: (seen: SeenReactions) => Promise<void>
  /** Reactions that still can't be delivered at this age are dropped. */
  readonly oldest: () => EpochMs
  /** Aborted when the bot stops. The checkpoint does not pass undelivered reactions, so the next start reads them again. */
  readonly signal: AbortSignal
}

/** A message always arrives with all of its reactions, so delivering only its newest state loses nothing. */
export function createReactionQueue(options: ReactionQueueOptions): ReactionQueue {
  const { clock, log, random, checkpoint, selfId, deliver, oldest, signal } = options
  const newest = new Map<string, SeenReactions>()
  const running = new Set<string>()
  /** Messages that have had reactions lately: when the last one is taken back, they look like new ones. */
  const reacted = new Set<string>()

  function remember(messageId: string): void {
    reacted.add(messageId)
    if (reacted.size > mostReacted) for (const oldest of reacted) return void reacted.delete(oldest)
  }

  async function drain(messageId: string): Promise<void> {
    const backoff = createBackoff(random)
    for (let seen = newest.get(messageId); seen !== undefined; seen = newest.get(messageId)) {
      const isDone = await tryDeliver(seen)
      if (isDone && newest.get(messageId) === seen) newest.delete(messageId)
      if (!isDone) await sleep(clock, backoff.next(), signal)
    }
    running.delete(messageId)
    checkpoint.complete(checkpointId(messageId))
  }

  async function tryDeliver(seen: SeenReactions): Promise<boolean> {
    try {
      await deliver(seen)
      return true
    } catch (error) {
      const isTooOld = seen.changedAt < oldest()
      const { messageId } = seen
      if (isTooOld) log.error({ err: error, messageId }, 'reactions were dropped')
      else log.warn({ err: error, messageId }, 'reactions could not be taken yet; they will be retried')
      return isTooOld
    }
  }

  return {
    add(message, room) {
      if (signal.aborted || !isOwn(message, selfId()) || room.roomParticipant !== true) return
      const seen = readReactions(message)
      if (seen === undefined) return
      const { messageId, changedAt } = seen
      if (isNew(message) && !reacted.has(messageId)) return
      if (message.reactions !== undefined) remember(messageId)
      if ((newest.get(messageId)?.changedAt ?? 0) > changedAt) return
      newest.set(messageId, seen)
      if (running.has(messageId)) return
      running.add(messageId)
      checkpoint.begin(checkpointId(messageId), changedAt)
      drain(messageId).catch(rethrowUnlessAborted(signal))
    },
  }
}

/** The checkpoint knows the message itself by its bare id. */
function checkpointId(messageId: string): string {
  return `reactions ${messageId}`
}

function isOwn({ u: sender, t: kind }: WireMessage, selfId: string | undefined): boolean {
  return kind === undefined && selfId !== undefined && isJson(sender) && sender['_id'] === selfId
}

const mostReacted = 1_000

/** Just posted, without reactions: most of the bot's messages are seen once, like this, and need no look into the database. */
function isNew({ ts, _updatedAt, reactions }: WireMessage): boolean {
  const [sentAt, changedAt] = [readTime(ts), readTime(_updatedAt)]
  return reactions === undefined && sentAt !== undefined && changedAt !== undefined && changedAt - sentAt < newMs
}

const newMs = 1_000

function readReactions(message: WireMessage): SeenReactions | undefined {
  const messageId = readName(message._id)
  const roomId = readName(message.rid)
  const changedAt = readTime(message._updatedAt)
  if (messageId === undefined || roomId === undefined || changedAt === undefined) return undefined
  return { messageId, roomId, changedAt, reactions: readByEmoji(message.reactions) }
}

/** When the last reaction is removed, the workspace sends no `reactions` at all. */
function readByEmoji(value: unknown): ReactionsByEmoji {
  if (!isJson(value)) return {}
  return Object.fromEntries(
    Object.entries(value).map(([emoji, given]) => [
      emoji,
      readList(readJson(given)['usernames']).filter((name) => typeof name === 'string'),
    ]),
  )
}
