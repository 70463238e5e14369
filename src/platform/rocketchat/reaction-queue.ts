import type { ReactionsByEmoji, SeenReactions } from '../../messaging/chat.ts'
import { rethrowUnlessAborted, wait } from '../../shared/abort.ts'
import { createBackoff } from '../../shared/backoff.ts'
import type { Clock, EpochMs } from '../../shared/clock.ts'
import type { Log } from '../../shared/log.ts'
import type { Checkpoint } from './checkpoint.ts'
import { isJson, readList } from './json.ts'
import { readName, readTime, type WireMessage, type WireRoom } from './wire.ts'

/** Hands the reactions to the bot's own messages to the listener, again and again while they are refused. */
export interface Reactions {
  /** Looks at a message that has come or changed; nearly all are other people's. */
  offer(message: WireMessage, room: WireRoom): void
}

interface ReactionsOptions {
  readonly clock: Clock
  readonly log: Log
  readonly random: () => number
  readonly mark: Pick<Checkpoint, 'hold' | 'release'>
  readonly selfId: () => string | undefined
  readonly hand: (seen: SeenReactions) => Promise<void>
  /** What is refused until it is older than this is given up. */
  readonly tooOld: () => EpochMs
  /** Aborted when the bot leaves. What was refused stays held by the mark, so that the next start reads it again. */
  readonly signal: AbortSignal
}

/** A message comes with all its reactions each time, so only its newest state is handed over, and nothing is lost by that. */
export function createReactions({ clock, log, random, mark, selfId, hand, tooOld, signal }: ReactionsOptions): Reactions {
  const newest = new Map<string, SeenReactions>()
  const serving = new Set<string>()

  async function serve(messageId: string): Promise<void> {
    const backoff = createBackoff(random)
    for (let seen = newest.get(messageId); seen !== undefined; seen = newest.get(messageId)) {
      const isSettled = await tryHand(seen)
      if (isSettled && newest.get(messageId) === seen) newest.delete(messageId)
      if (!isSettled) await wait(clock, backoff.next(), signal)
    }
    serving.delete(messageId)
    mark.release(holdOf(messageId))
  }

  async function tryHand(seen: SeenReactions): Promise<boolean> {
    try {
      await hand(seen)
      return true
    } catch (error) {
      const isTooOld = seen.changedAt < tooOld()
      const { messageId } = seen
      if (isTooOld) log.error({ err: error, messageId }, 'reactions given up')
      else log.warn({ err: error, messageId }, 'reactions were not taken, they will be offered again')
      return isTooOld
    }
  }

  return {
    offer(message, room) {
      if (signal.aborted || !isOwn(message, selfId()) || room.roomParticipant !== true) return
      const seen = readReactions(message)
      if (seen === undefined) return
      const { messageId, changedAt } = seen
      if ((newest.get(messageId)?.changedAt ?? 0) > changedAt) return
      newest.set(messageId, seen)
      if (serving.has(messageId)) return
      serving.add(messageId)
      mark.hold(holdOf(messageId), changedAt)
      serve(messageId).catch(rethrowUnlessAborted(signal))
    },
  }
}

/** Under another name than the message itself. */
function holdOf(messageId: string): string {
  return `reactions ${messageId}`
}

function isOwn({ u: sender, t: kind }: WireMessage, selfId: string | undefined): boolean {
  return kind === undefined && selfId !== undefined && isJson(sender) && sender['_id'] === selfId
}

function readReactions(message: WireMessage): SeenReactions | undefined {
  const messageId = readName(message._id)
  const roomId = readName(message.rid)
  const changedAt = readTime(message._updatedAt)
  if (messageId === undefined || roomId === undefined || changedAt === undefined) return undefined
  return { messageId, roomId, changedAt, reactions: readByEmoji(message.reactions) }
}

/** No reactions at all is how the workspace says that the last one was taken away. */
function readByEmoji(value: unknown): ReactionsByEmoji {
  if (!isJson(value)) return {}
  return Object.fromEntries(
    Object.entries(value).map(([emoji, given]) => [
      emoji,
      readList(isJson(given) ? given['usernames'] : undefined).filter((name) => typeof name === 'string'),
    ]),
  )
}
