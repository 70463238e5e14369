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

/** Handles the message stream of one connection. */
interface StreamHandler {
  /** One event of `__my_messages__`. Nearly all are ordinary talk, so nothing is allocated before the filter accepts it. */
  receive(args: readonly unknown[]): void
  /** Delivers the missed messages together with those that arrived in the meantime, oldest first. Later ones pass directly. */
  startDelivery(missed: readonly IncomingMessage[]): void
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
  let early: IncomingMessage[] | undefined = []

  return {
    receive(args) {
      heartbeat.messagesReceived += 1
      const [message, room] = args
      if (!isJson(message) || !isJson(room)) return
      reactionQueue.add(message, room)
      const accepted = filter.accept(message, room)
      if (early !== undefined) {
        if (accepted !== undefined) early.push(accepted)
        return
      }
      if (accepted !== undefined) incomingQueue.add(accepted)
      const sentAt = readTime(message['ts'])
      if (sentAt !== undefined && sentAt <= serverTime.latest + aheadMs) checkpoint.observe(sentAt)
    },
    startDelivery(missed) {
      // A live message must not overtake an older one of the same person that was just caught up.
      const all = [...missed, ...(early ?? [])].sort((a, b) => a.sentAt - b.sentAt)
      early = undefined
      for (const message of all) incomingQueue.add(message)
    },
  }
}
