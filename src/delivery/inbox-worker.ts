import type { Keep } from '../dispatch/dispatcher.ts'
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
  readonly dispatch: (message: IncomingMessage, keep: Keep) => Promise<void>
  /** Sends rows that this copy holds already. */
  readonly deliver: (rows: readonly ClaimedOutgoing[]) => void
}

export interface InboxWorker {
  /** Writes a call down and sees to its answer. Resolves when it is on disk; the answer follows by itself. */
  hear(message: IncomingMessage): Promise<void>
  /** Answers what nobody works on: after a start, and when a copy that held something is gone. */
  sweep(): Promise<void>
  /** Resolves when nothing is being answered any more. */
  idle(): Promise<void>
}

/** A message that has ended the process this often is put aside, so that it cannot end every later one too. */
const maxTries = 5

class ClaimLost extends Error {}

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

  function start(claimed: ClaimedMessage): void {
    const work = answerInOrder(claimed).finally(() => running.delete(work))
    running.add(work)
  }

  return {
    async hear(message) {
      const heard = await store.inbox.hear(message, claimNow(claims, clock))
      if (heard === 'claimed') start({ message, tries: 1 })
    },
    async sweep() {
      while (!claims.stopped()) {
        const claimed = await store.inbox.claimNext(claimNow(claims, clock))
        if (claimed === undefined) return
        start(claimed)
      }
    },
    async idle() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}

async function answerOnce(
  { store, clock, log, ids, claims, dispatch, deliver }: InboxWorkerOptions,
  { message, tries }: ClaimedMessage,
) {
  if (tries > maxTries) {
    log.error({ message: message.id, tries }, 'a command was put aside after too many attempts')
    await store.inbox.finish(message.id, claims.owner, 'given up', clock.now())
    return
  }
  let toSend: readonly ClaimedOutgoing[] = []
  try {
    await dispatch(message, async (repositories, placed, outcome) => {
      const now = clock.now()
      const rows = placed.map((one, index) => ({
        id: ids.ofAnswer(message.id, index),
        lane: `person:${message.sender.id}`,
        dueAt: now,
        ...one,
      }))
      toSend = await repositories.outbox.add(rows, claimNow(claims, clock))
      if (!(await repositories.inbox.finish(message.id, claims.owner, outcome, now))) throw new ClaimLost()
    })
  } catch (error) {
    if (!(error instanceof ClaimLost)) throw error
    log.warn({ message: message.id }, 'another copy answers a command that this one was too slow for')
    return
  }
  deliver(toSend)
}
