import type { IncomingMessage } from '../../messaging/chat.ts'
import { rethrowUnlessAborted, sleep } from '../../shared/abort.ts'
import { createBackoff } from '../../shared/backoff.ts'
import type { Clock, EpochMs } from '../../shared/clock.ts'
import type { Log } from '../../shared/log.ts'
import type { Checkpoint } from './checkpoint.ts'

/** Delivers messages to the listener: each message once, each person's messages strictly in order, with retries. */
export interface IncomingQueue {
  add(message: IncomingMessage): void
}

interface IncomingQueueOptions {
  readonly clock: Clock
  readonly log: Log
  readonly random: () => number
  readonly checkpoint: Checkpoint
  readonly deliver: (message: IncomingMessage) => Promise<void>
  /** A message that still can't be delivered at this age is dropped. */
  readonly oldest: () => EpochMs
  /** Aborted when the bot stops. The checkpoint does not pass undelivered messages, so the next start reads them again. */
  readonly signal: AbortSignal
}

/**
 * The newest 5,000 ids: a day of commands of a large community in under a megabyte. For older repeats, the age check or the
 * inbox takes over.
 */
const recentIds = 5_000

/** People don't wait for each other: an undeliverable message only blocks its sender. */
export function createIncomingQueue(options: IncomingQueueOptions): IncomingQueue {
  const { clock, log, random, checkpoint, deliver, oldest, signal } = options
  const recent = createRecentIds(recentIds)
  const lanes = new Map<string, IncomingMessage[]>()

  async function drain(senderId: string, lane: IncomingMessage[]): Promise<void> {
    for (let message = lane[0]; message !== undefined; message = lane[0]) {
      await deliverWithRetries(message)
      checkpoint.complete(message.id)
      lane.shift()
    }
    lanes.delete(senderId)
  }

  async function deliverWithRetries(message: IncomingMessage): Promise<void> {
    const backoff = createBackoff(random)
    for (let tries = 1; ; tries += 1) {
      try {
        return await deliver(message)
      } catch (error) {
        if (message.sentAt < oldest()) return log.error({ err: error, messageId: message.id, tries }, 'a message was dropped')
        if (tries === 1) log.warn({ err: error, messageId: message.id }, 'a message could not be taken yet; it will be retried')
        await sleep(clock, backoff.next(), signal)
      }
    }
  }

  return {
    add(message) {
      if (signal.aborted || !recent.add(message.id)) return
      checkpoint.begin(message.id, message.sentAt)
      const lane = lanes.get(message.sender.id)
      if (lane) return void lane.push(message)
      const opened = [message]
      lanes.set(message.sender.id, opened)
      drain(message.sender.id, opened).catch(rethrowUnlessAborted(signal))
    },
  }
}

/** Ids of messages that have been seen, so that messages sent or read again aren't delivered again. */
function createRecentIds(capacity: number) {
  const ids = new Set<string>()
  return {
    /** True the first time. */
    add(id: string): boolean {
      if (ids.has(id)) return false
      ids.add(id)
      if (ids.size > capacity) for (const oldest of ids) return ids.delete(oldest)
      return true
    },
  }
}
