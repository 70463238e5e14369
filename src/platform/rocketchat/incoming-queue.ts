import type { IncomingMessage } from '../../messaging/chat.ts'
import { rethrowUnlessAborted, wait } from '../../shared/abort.ts'
import { createBackoff } from '../../shared/backoff.ts'
import type { Clock, EpochMs } from '../../shared/clock.ts'
import type { Log } from '../../shared/log.ts'
import type { Checkpoint } from './checkpoint.ts'
import { createSeenIds } from './seen.ts'

/** Hands messages to the listener: each once, one person's strictly in order, again and again while it is refused. */
export interface Intake {
  offer(message: IncomingMessage): void
}

interface IntakeOptions {
  readonly clock: Clock
  readonly log: Log
  readonly random: () => number
  readonly mark: Checkpoint
  readonly hand: (message: IncomingMessage) => Promise<void>
  /** A message that is refused until it is older than this is given up. */
  readonly tooOld: () => EpochMs
  /** Aborted when the bot leaves. What was refused stays held by the mark, so that the next start reads it again. */
  readonly signal: AbortSignal
}

/**
 * Messages of different people do not wait for each other: one that the listener cannot take holds up its sender alone.
 */
export function createIntake({ clock, log, random, mark, hand, tooOld, signal }: IntakeOptions): Intake {
  const seen = createSeenIds()
  const lanes = new Map<string, IncomingMessage[]>()

  async function serve(senderId: string, lane: IncomingMessage[]): Promise<void> {
    for (let message = lane[0]; message !== undefined; message = lane[0]) {
      await handUntilTaken(message)
      mark.release(message.id)
      lane.shift()
    }
    lanes.delete(senderId)
  }

  async function handUntilTaken(message: IncomingMessage): Promise<void> {
    const backoff = createBackoff(random)
    for (let tries = 1; ; tries += 1) {
      try {
        return await hand(message)
      } catch (error) {
        if (message.sentAt < tooOld()) return log.error({ err: error, messageId: message.id, tries }, 'message given up')
        if (tries === 1) log.warn({ err: error, messageId: message.id }, 'message was not taken, it will be offered again')
        await wait(clock, backoff.next(), signal)
      }
    }
  }

  return {
    offer(message) {
      if (signal.aborted || !seen.add(message.id)) return
      mark.hold(message.id, message.sentAt)
      const lane = lanes.get(message.sender.id)
      if (lane) return void lane.push(message)
      const opened = [message]
      lanes.set(message.sender.id, opened)
      serve(message.sender.id, opened).catch(rethrowUnlessAborted(signal))
    },
  }
}
