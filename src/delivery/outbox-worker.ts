import { type Chat, ChatRefused, ChatUnavailable } from '../ports/chat.ts'
import type { Clock } from '../ports/clock.ts'
import type { ClaimedOutgoing } from '../ports/delivery.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import { type Claims, claimNow } from './claims.ts'

export interface OutboxWorkerOptions {
  readonly store: Store
  readonly chat: Pick<Chat, 'post' | 'edit' | 'react' | 'openDirect'>
  readonly clock: Clock
  readonly log: Log
  readonly claims: Claims
  /** From 0 to 1, for spreading retries. */
  readonly random: () => number
}

export interface OutboxWorker {
  /** Sends rows that this copy holds, each lane in order, lanes beside one another. */
  deliver(rows: readonly ClaimedOutgoing[]): void
  /** Sends what is due and nobody works on. */
  sweep(): Promise<void>
  idle(): Promise<void>
}

/** How many lanes one sweep takes at once; the next sweep takes the rest. */
const lanesAtOnce = 20

const firstRetryMs = 500
const longestRetryMs = 60_000

/** After this many attempts, over an hour with the delays above, a message is given up. */
const maxAttempts = 70

export function createOutboxWorker(options: OutboxWorkerOptions): OutboxWorker {
  const { store, clock, log, claims } = options
  const running = new Set<Promise<void>>()

  /** Sends a row, then the rest of its lane as long as that succeeds. */
  async function sendLane(first: ClaimedOutgoing): Promise<void> {
    let next: ClaimedOutgoing | undefined = first
    while (next !== undefined) {
      const { id, lane }: ClaimedOutgoing = next
      try {
        const settled = await sendOnce(options, next)
        if (!settled || claims.stopped()) return
        next = (await store.outbox.claimDue(claimNow(claims, clock), 1, lane))[0]
      } catch (error) {
        // The row stays claimed; when the claim ends it is taken again, under the same message id.
        log.error({ err: error, id }, 'a message could not be settled yet')
        return
      }
    }
  }

  function start(row: ClaimedOutgoing): void {
    const work = sendLane(row).finally(() => running.delete(work))
    running.add(work)
  }

  return {
    deliver(rows) {
      for (const row of rows) start(row)
    },
    async sweep() {
      if (claims.stopped()) return
      for (const row of await store.outbox.claimDue(claimNow(claims, clock), lanesAtOnce)) start(row)
    },
    async idle() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}

/** False when the row has to wait for another attempt. */
async function sendOnce(options: OutboxWorkerOptions, row: ClaimedOutgoing): Promise<boolean> {
  const { store, clock, log, claims } = options
  try {
    await say(options, row)
    await store.outbox.sent(row.id, claims.owner, clock.now())
    return true
  } catch (error) {
    if (error instanceof ChatRefused || (error instanceof ChatUnavailable && row.tries + 1 >= maxAttempts)) {
      log.error({ err: error, id: row.id, tries: row.tries }, 'a message was given up')
      await store.outbox.missed(row.id, claims.owner, error.message, clock.now())
      return true
    }
    if (!(error instanceof ChatUnavailable)) throw error
    const delayMs = retryDelay(row.tries, error.retryAfterMs, options.random())
    log.warn({ err: error, id: row.id, tries: row.tries, delayMs }, 'a message will be tried again')
    await store.outbox.retry(row.id, claims.owner, clock.now() + delayMs)
    return false
  }
}

async function say({ chat }: OutboxWorkerOptions, { id, to, content }: ClaimedOutgoing): Promise<void> {
  if (content.kind === 'reaction') return chat.react(content.messageId, content.emoji)
  const place = 'roomId' in to ? to : { roomId: await chat.openDirect(to.directTo) }
  if (content.kind === 'edit') return chat.edit({ roomId: place.roomId, messageId: content.messageId, text: content.text })
  const { kind: _, ...message } = content
  return chat.post({ id, ...place, ...message })
}

/** Doubles from half a second to a minute, somewhere in its upper half so that many do not come back together; never before the workspace allows. */
function retryDelay(tries: number, retryAfterMs: number | undefined, random: number): number {
  const backoff = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(tries, 10)) * (0.5 + random / 2)
  return Math.round(Math.max(backoff, retryAfterMs ?? 0))
}
