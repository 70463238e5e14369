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
  /** How many messages a room gets in a minute of the bot's own accord; answers to people are not counted. */
  readonly postsPerMinute: number
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
  if (await isHeldBack(options, row)) return false
  try {
    await say(options, row)
    await store.outbox.sent(row.id, claims.owner, clock.now())
    return true
  } catch (error) {
    if (error instanceof ChatRefused || (error instanceof ChatUnavailable && row.tries + 1 >= maxAttempts)) {
      log.error({ err: error, id: row.id, tries: row.tries }, 'a message was given up')
      await store.outbox.missed(row.id, claims.owner, error, clock.now())
      return true
    }
    if (!(error instanceof ChatUnavailable)) throw error
    const delayMs = retryDelay(row.tries, error.retryAfterMs, options.random())
    log.warn({ err: error, id: row.id, tries: row.tries, delayMs }, 'a message will be tried again')
    await store.outbox.retry(row.id, claims.owner, clock.now() + delayMs)
    return false
  }
}

const minuteMs = 60_000

/**
 * Lets a row wait that would be one too many for its room within a minute. A lane has one sender at a time, whichever copy
 * it is, so the count cannot be overtaken.
 */
async function isHeldBack(options: OutboxWorkerOptions, { id, lane, content }: ClaimedOutgoing): Promise<boolean> {
  const { store, clock, log, claims, postsPerMinute } = options
  const [, roomId] = /^room:(.+)$/.exec(lane) ?? []
  if (roomId === undefined || content.kind !== 'message') return false
  const now = clock.now()
  const said = await store.outbox.saidSince(lane, now - minuteMs)
  // What a clock that ran ahead has noted says nothing about this minute.
  const oldest = said.filter((at) => at <= now).at(-postsPerMinute)
  if (oldest === undefined) return false
  await store.outbox.wait(id, claims.owner, oldest + minuteMs)
  await store.floods.held(roomId, now)
  log.warn({ id, room: roomId, postsPerMinute }, 'a message waits because its room has had enough of them this minute')
  return true
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
