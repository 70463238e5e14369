import type { IncomingMessage } from '../../messaging/chat.ts'
import { minuteMs } from '../../shared/dates/time.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { Filter } from './filter.ts'
import type { IncomingQueue } from './incoming-queue.ts'
import { isJson } from './json.ts'
import type { LiveHeartbeat } from './liveness.ts'
import type { ReactionQueue } from './reaction-queue.ts'
import type { ServerTime } from './server-time.ts'
import { readTime } from './wire.ts'

/**
 * Handles the message stream of one connection. Messages that arrive while it catches up wait for the older ones of their
 * person. When that takes long, those in rooms that need no catching up are let through.
 */
interface StreamHandler {
  /** One event of `__my_messages__`. Nearly all are ordinary talk, so nothing is allocated before the filter accepts it. */
  receive(args: readonly unknown[]): void
  /** These rooms are being read. */
  expect(roomIds: Iterable<string>): void
  /** A room that is still to be read and in which somebody has said something to the bot. */
  readonly urgentRoom: string | undefined
  /** A room was read: what people had sent there. */
  read(roomId: string, missed: readonly IncomingMessage[]): void
  /** From now on, rooms don't wait for each other. */
  release(): void
  /** Every room was read. Delivers all that waits, oldest first; later messages pass directly. */
  finish(): void
}

export interface StreamHandlerOptions {
  readonly filter: Filter
  readonly checkpoint: Checkpoint
  readonly incomingQueue: IncomingQueue
  readonly reactionQueue: ReactionQueue
  readonly serverTime: ServerTime
  readonly heartbeat: LiveHeartbeat
}

/** Times this far ahead of the workspace's clock come from an import or another server. They must not move the checkpoint. */
const aheadMs = 2 * minuteMs

export function createStreamHandler(options: StreamHandlerOptions): StreamHandler {
  const { filter, checkpoint, incomingQueue, reactionQueue, serverTime, heartbeat } = options
  let held: IncomingMessage[] = []
  /** Rooms that are still to be read; undefined before they are known. */
  let unread: Set<string> | undefined
  let stage: 'ordered' | 'released' | 'done' = 'ordered'

  const mayPass = ({ roomId }: IncomingMessage) =>
    stage === 'done' || (stage === 'released' && unread !== undefined && !unread.has(roomId))

  /** A live message must not overtake an older one of the same person that was just caught up. */
  function deliver(): void {
    const ready = held.filter(mayPass).sort((a, b) => a.sentAt - b.sentAt)
    held = held.filter((message) => !mayPass(message))
    for (const message of ready) incomingQueue.add(message)
  }

  return {
    receive(args) {
      heartbeat.messagesReceived += 1
      const [message, room] = args
      if (!isJson(message) || !isJson(room)) return
      reactionQueue.add(message, room)
      const accepted = filter.accept(message, room)
      if (accepted !== undefined) {
        if (mayPass(accepted)) incomingQueue.add(accepted)
        else held.push(accepted)
      }
      if (stage !== 'done') return
      const sentAt = readTime(message['ts'])
      if (sentAt !== undefined && sentAt <= serverTime.latest + aheadMs) checkpoint.observe(sentAt)
    },
    expect(roomIds) {
      unread = new Set(roomIds)
      deliver()
    },
    get urgentRoom() {
      return held.find(({ roomId }) => unread?.has(roomId) === true)?.roomId
    },
    read(roomId, missed) {
      unread?.delete(roomId)
      held.push(...missed)
      if (stage === 'released') deliver()
    },
    release() {
      if (stage === 'ordered') stage = 'released'
      deliver()
    },
    finish() {
      stage = 'done'
      deliver()
    },
  }
}
