import type { Clock } from '../shared/clock.ts'
import { createInFlight } from '../shared/in-flight.ts'
import type { Log } from '../shared/log.ts'
import type { Metrics } from '../shared/metrics.ts'
import type { IncomingMessage } from './chat.ts'
import { LeaseLost, type MessageHandler } from './handler.ts'
import { type Leases, leaseFrom, Stopping } from './leases.ts'
import type { ClaimedMessage, Inbox } from './repository.ts'

export interface InboxWorkerOptions {
  readonly inbox: Pick<Inbox, 'hear' | 'claimNext'>
  readonly clock: Clock
  readonly log: Log
  readonly claims: Leases
  readonly metrics: Metrics
  readonly handler: MessageHandler
}

export interface InboxWorker {
  /**
   * Writes a call down and sees to its answer. Resolves when it is on disk; the answer follows by itself.
   * @throws when the bot is stopping, or the store fails: the call then counts as not heard.
   */
  hear(message: IncomingMessage): Promise<void>
  /** Answers what nobody works on: after a start, and when a copy that held something is gone. */
  sweep(): Promise<void>
  /** Resolves when nothing is being answered any more. */
  idle(): Promise<void>
}

/**
 * A message that was in hand at so many ends of the process is put aside, so that it cannot end every later one too. The
 * number is far above what restarts, evictions and power cuts do to an innocent one.
 */
const maxTries = 20

export function createInboxWorker(options: InboxWorkerOptions): InboxWorker {
  const { inbox, clock, log, claims, metrics } = options
  const running = createInFlight()
  /** Who is being answered, and whether they have asked again meanwhile. */
  const asking = new Map<string, { again: boolean }>()

  async function claimNext(senderId?: string): Promise<ClaimedMessage | undefined> {
    const claimed = await inbox.claimNext(leaseFrom(claims, clock), senderId)
    const from = claimed?.takenFrom
    if (from !== undefined && from !== claims.owner) metrics.count('rendezvous_inbox_claims_taken_over_total')
    return claimed
  }

  /** The next message of somebody, if one can be there: another look would find nothing. */
  async function findNext(senderId: string, areMore: boolean): Promise<ClaimedMessage | undefined> {
    const ask = asking.get(senderId)
    if (claims.stopped() || !(areMore || ask?.again === true)) return undefined
    if (ask !== undefined) ask.again = false
    return claimNext(senderId)
  }

  /** Answers a message, then whatever its sender has asked meanwhile, one after the other. */
  async function answerInOrder(first: ClaimedMessage): Promise<void> {
    const senderId = first.message.sender.id
    asking.set(senderId, { again: false })
    let next: ClaimedMessage | undefined = first
    while (next !== undefined) {
      const message: IncomingMessage = next.message
      try {
        const areMore = await answerOnce(options, next)
        next = await findNext(senderId, areMore)
      } catch (error) {
        // The row stays as it is: when the claim ends, this copy or another one tries again.
        log.error({ err: error, message: message.id }, 'a command could not be answered yet')
        next = undefined
      }
    }
    asking.delete(senderId)
  }

  /** Heard while its sender was being answered, or so it seemed: the answer may have ended in between. */
  async function followUp({ sender: { id } }: IncomingMessage): Promise<void> {
    const ask = asking.get(id)
    if (ask !== undefined) {
      ask.again = true
      return
    }
    const claimed = claims.stopped() ? undefined : await claimNext(id)
    if (claimed !== undefined) void start(claimed)
  }

  // Anything that may end with a claim is waited for when the bot stops: a claim left behind holds up its sender for a whole lease.
  const start = (claimed: ClaimedMessage) => running.track(answerInOrder(claimed))

  async function hear(message: IncomingMessage): Promise<void> {
    const heard = await inbox.hear(message, leaseFrom(claims, clock))
    if (heard === 'claimed') void start({ message, tries: 1 })
    if (heard === 'queued') await followUp(message)
  }

  async function sweep(): Promise<void> {
    while (!claims.stopped()) {
      const claimed = await claimNext()
      if (claimed === undefined) return
      // One at a time: if one of them ends the process, only its own tries are counted.
      await start(claimed)
    }
  }

  return {
    async hear(message) {
      if (claims.stopped()) throw new Stopping('The bot is stopping; what it hears is read again by the next start.')
      await running.track(hear(message))
    },
    sweep: () => running.track(sweep()),
    idle: running.idle,
  }
}

/** True when its sender has sent other messages that wait. */
async function answerOnce({ log, metrics, handler }: InboxWorkerOptions, { message, tries }: ClaimedMessage): Promise<boolean> {
  const began = performance.now()
  if (tries > maxTries) log.error({ message: message.id, tries }, 'a command was put aside after too many attempts')
  try {
    const { outcome, areMore } = await (tries > maxTries ? handler.giveUp(message) : handler.handle(message))
    metrics.commandEnded(outcome, (performance.now() - began) / 1_000)
    return areMore
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error
    log.warn({ message: message.id }, 'this copy was too slow: another one is handling the command')
    return false
  }
}
