import type { Clock } from '../shared/clock.ts'
import { createInFlight } from '../shared/in-flight.ts'
import type { Log } from '../shared/log.ts'
import type { Metrics } from '../shared/metrics.ts'
import { repeat } from '../shared/repeat.ts'
import type { IncomingMessage } from './chat.ts'
import { LeaseLost, type MessageHandler } from './handler.ts'
import { createInOrder } from './in-order.ts'
import { type Leases, leaseFrom, Stopping } from './leases.ts'
import type { ClaimedMessage, Inbox } from './repository.ts'

export interface InboxWorkerOptions {
  readonly inbox: Pick<Inbox, 'hear' | 'claimNext' | 'renew'>
  readonly clock: Clock
  readonly log: Log
  readonly claims: Leases
  readonly metrics: Metrics
  readonly handler: MessageHandler
}

export interface InboxWorker {
  /**
   * Stores a command and starts handling it. Resolves once it's on disk; the reply comes later.
   * @throws when the bot is stopping or the store fails: the command then counts as not received.
   */
  hear(message: IncomingMessage): Promise<void>
  /** Handles unclaimed messages: after a start, and when another copy that had claimed some is gone. */
  sweep(): Promise<void>
  /** Resolves when no message is being handled any more. */
  idle(): Promise<void>
}

/**
 * A message that was being handled at this many process exits is put aside, so that it can't crash the process again. The
 * number is far above what restarts, evictions and power cuts do to a harmless message.
 */
const maxTries = 20

export function createInboxWorker(options: InboxWorkerOptions): InboxWorker {
  const { inbox, clock, log, claims, metrics } = options
  const running = createInFlight()
  const senders = createInOrder<ClaimedMessage>({
    work: (claimed) => answerOnce(options, claimed),
    findNext: claimNext,
    // The row stays as it is: when the claim expires, this copy or another one tries again.
    onError: (error, { message }) => log.error({ err: error, message: message.id }, 'a command could not be answered yet'),
    stopped: claims.stopped,
  })

  async function claimNext(senderId?: string): Promise<ClaimedMessage | undefined> {
    const claimed = await inbox.claimNext(leaseFrom(claims, clock), senderId)
    const from = claimed?.takenFrom
    if (from !== undefined && from !== claims.owner) metrics.count('rendezvous_inbox_claims_taken_over_total')
    return claimed
  }

  /** It arrived while its sender's previous message was being handled, which may have finished in between. */
  async function followUp({ sender: { id } }: IncomingMessage): Promise<void> {
    if (senders.noteMore(id) || claims.stopped()) return
    const claimed = await claimNext(id)
    if (claimed !== undefined) void start(claimed)
  }

  // Everything that may end with a claim is awaited when the bot stops: a leftover claim blocks its sender for a whole lease.
  const start = (claimed: ClaimedMessage) => running.track(senders.take(claimed.message.sender.id, claimed))

  async function hear(message: IncomingMessage): Promise<void> {
    const heard = await inbox.hear(message, leaseFrom(claims, clock))
    if (heard === 'claimed') void start({ message, tries: 1 })
    if (heard === 'queued') await followUp(message)
  }

  async function sweep(): Promise<void> {
    while (!claims.stopped()) {
      const claimed = await claimNext()
      if (claimed === undefined) return
      // One at a time: if one of them crashes the process, only its own tries are counted.
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

/** For a minute, twice a lease: a command that takes longer may be stuck in this copy, so another one tries. */
const mostRenewals = 20

/**
 * Renews the claim on a message while it's being handled, so that no other copy takes over what a slow one is about to finish. A
 * copy that is frozen or gone renews nothing.
 */
async function whileHeld<T>(
  { inbox, claims, clock, log }: InboxWorkerOptions,
  messageId: string,
  work: () => Promise<T>,
): Promise<T> {
  let renewals = 0
  const stop = repeat(clock, claims.leaseMs / 2, () => {
    renewals += 1
    if (renewals === mostRenewals) stop()
    inbox
      .renew(messageId, leaseFrom(claims, clock))
      .catch((error: unknown) => log.debug({ err: error, message: messageId }, 'a claim could not be renewed'))
  })
  try {
    return await work()
  } finally {
    stop()
  }
}

/** True when its sender has sent more messages that are waiting. */
async function answerOnce(options: InboxWorkerOptions, { message, tries }: ClaimedMessage): Promise<boolean> {
  const { log, metrics, handler } = options
  const began = performance.now()
  if (tries > maxTries) log.error({ message: message.id, tries }, 'a command was put aside after too many attempts')
  try {
    const work = () => (tries > maxTries ? handler.giveUp(message) : handler.handle(message))
    const { outcome, areMore } = await whileHeld(options, message.id, work)
    metrics.commandEnded(outcome, (performance.now() - began) / 1_000)
    return areMore
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error
    log.warn({ message: message.id }, 'this copy was too slow: another one is handling the command')
    return false
  }
}
