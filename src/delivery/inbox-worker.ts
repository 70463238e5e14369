import type { Dispatcher, Keep } from '../dispatch/dispatcher.ts'
import type { IncomingMessage } from '../ports/chat.ts'
import type { Clock } from '../ports/clock.ts'
import type { ClaimedMessage, ClaimedOutgoing } from '../ports/delivery.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import { type Claims, claimNow } from './claims.ts'
import type { Ids } from './ids.ts'

export interface InboxWorkerOptions {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly ids: Ids
  readonly claims: Claims
  readonly dispatch: Dispatcher['dispatch']
  readonly giveUp: Dispatcher['giveUp']
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

class Stopping extends Error {}

export function createInboxWorker(options: InboxWorkerOptions): InboxWorker {
  const { store, clock, log, claims } = options
  const running = new Set<Promise<void>>()

  /** Answers a message, then whatever its sender has asked meanwhile, one after the other. */
  async function answerInOrder(first: ClaimedMessage): Promise<void> {
    let next: ClaimedMessage | undefined = first
    while (next !== undefined) {
      const message: IncomingMessage = next.message
      try {
        await answerOnce(options, next)
        next = claims.stopped() ? undefined : await store.inbox.claimNext(claimNow(claims, clock), message.sender.id)
      } catch (error) {
        // The row stays as it is: when the claim ends, this copy or another one tries again.
        log.error({ err: error, message: message.id }, 'a command could not be answered yet')
        next = undefined
      }
    }
  }

  function start(claimed: ClaimedMessage): Promise<void> {
    const work = answerInOrder(claimed).finally(() => running.delete(work))
    running.add(work)
    return work
  }

  return {
    async hear(message) {
      if (claims.stopped()) throw new Stopping('The bot is stopping; what it hears is read again by the next start.')
      const heard = await store.inbox.hear(message, claimNow(claims, clock))
      if (heard === 'claimed') void start({ message, tries: 1 })
    },
    async sweep() {
      while (!claims.stopped()) {
        const claimed = await store.inbox.claimNext(claimNow(claims, clock))
        if (claimed === undefined) return
        // One at a time: if one of them ends the process, only its own tries are counted.
        await start(claimed)
      }
    },
    async idle() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}

async function answerOnce(options: InboxWorkerOptions, { message, tries }: ClaimedMessage): Promise<void> {
  const { clock, log, ids, claims } = options
  let toSend: readonly ClaimedOutgoing[] = []
  const keep: Keep = async (repositories, placed, outcome) => {
    const now = clock.now()
    const rows = placed.map((one, index) => ({
      lane: `person:${message.sender.id}`,
      ...one,
      id: ids.ofAnswer(message.id, index),
      dueAt: now,
    }))
    toSend = await repositories.outbox.add(rows, claimNow(claims, clock))
    for (const { id, showsMeetup } of rows) {
      if (showsMeetup !== undefined) await repositories.shownMeetups.add(id, showsMeetup)
    }
    if (!(await repositories.inbox.finish(message.id, claims.owner, outcome, now))) throw new ClaimLost()
  }
  try {
    if (tries <= maxTries) await options.dispatch(message, keep)
    else {
      log.error({ message: message.id, tries }, 'a command was put aside after too many attempts')
      await options.giveUp(message, keep)
    }
  } catch (error) {
    if (!(error instanceof ClaimLost)) throw error
    log.warn({ message: message.id }, 'another copy answers a command that this one was too slow for')
    return
  }
  options.deliver(toSend)
}
