import type { Keep, MessageHandler } from '../command/handle-message.ts'
import type { Store } from '../command/repositories.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { CommandOutcome, Metrics } from '../shared/metrics.ts'
import type { IncomingMessage } from './chat.ts'
import { type Leases, leaseFrom, Stopping } from './leases.ts'
import type { MessageIds } from './message-ids.ts'
import type { ClaimedMessage, ClaimedOutgoing } from './repository.ts'

export interface InboxWorkerOptions {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly ids: MessageIds
  readonly claims: Leases
  readonly metrics: Metrics
  readonly handle: MessageHandler['handle']
  readonly giveUp: MessageHandler['giveUp']
  /** Sends rows that this copy holds already. */
  readonly deliver: (rows: readonly ClaimedOutgoing[]) => void
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

class ClaimLost extends Error {}

export function createInboxWorker(options: InboxWorkerOptions): InboxWorker {
  const { store, clock, log, claims, metrics } = options
  const running = new Set<Promise<unknown>>()
  /** Who is being answered, and whether they have asked again meanwhile. */
  const asking = new Map<string, { again: boolean }>()

  async function claimNext(senderId?: string): Promise<ClaimedMessage | undefined> {
    const claimed = await store.inbox.claimNext(leaseFrom(claims, clock), senderId)
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

  /** Whatever may end with a claim is waited for when the bot stops: a claim that nobody gives back holds up its sender for a lease. */
  function track<T>(work: Promise<T>): Promise<T> {
    const tracked = work.finally(() => running.delete(tracked))
    running.add(tracked)
    return tracked
  }

  const start = (claimed: ClaimedMessage) => track(answerInOrder(claimed))

  async function hear(message: IncomingMessage): Promise<void> {
    const heard = await store.inbox.hear(message, leaseFrom(claims, clock))
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
      await track(hear(message))
    },
    sweep: () => track(sweep()),
    async idle() {
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}

/** True when its sender has sent other messages that wait. */
async function answerOnce(options: InboxWorkerOptions, { message, tries }: ClaimedMessage): Promise<boolean> {
  const { clock, log, ids, claims, metrics } = options
  const began = performance.now()
  let toSend: readonly ClaimedOutgoing[] = []
  let areMore = false
  const keep: Keep = async (repositories, placed, outcome) => {
    const now = clock.now()
    const rows = placed.map((one, index) => ({
      lane: `person:${message.sender.id}`,
      ...one,
      id: ids.ofReply(message.id, index),
      dueAt: now,
    }))
    toSend = await repositories.outbox.add(rows, leaseFrom(claims, clock))
    for (const { id, showsMeetup } of rows) {
      if (showsMeetup !== undefined) await repositories.meetupMessages.add(id, showsMeetup)
    }
    const finished = await repositories.inbox.finish(message.id, claims.owner, outcome, now)
    if (finished === 'void') throw new ClaimLost()
    areMore = finished === 'more'
  }
  try {
    const outcome = await handleOrGiveUp(options, { message, tries }, keep)
    metrics.commandEnded(outcome, (performance.now() - began) / 1_000)
  } catch (error) {
    if (!(error instanceof ClaimLost)) throw error
    log.warn({ message: message.id }, 'another copy answers a command that this one was too slow for')
    return false
  }
  options.deliver(toSend)
  return areMore
}

async function handleOrGiveUp(
  { handle, giveUp, log }: InboxWorkerOptions,
  { message, tries }: ClaimedMessage,
  keep: Keep,
): Promise<CommandOutcome> {
  if (tries <= maxTries) return handle(message, keep)
  log.error({ message: message.id, tries }, 'a command was put aside after too many attempts')
  await giveUp(message, keep)
  return 'given_up'
}
