import { type BackoffLimits, backoffDelay } from '../shared/backoff.ts'
import type { Clock, EpochMs } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { Metrics } from '../shared/metrics.ts'
import { type Chat, ChatRefused, ChatUnavailable } from './chat.ts'
import { type Leases, leaseFrom } from './leases.ts'
import { createQueue } from './queue.ts'
import type { ClaimedOutgoing, Outbox } from './repository.ts'

/** What the outbox worker stores. */
export interface OutboxRepositories {
  readonly outbox: Outbox
  readonly floods: { held(roomId: string, at: EpochMs): Promise<void> }
}

export interface OutboxWorkerOptions {
  readonly store: OutboxRepositories
  readonly chat: Pick<Chat, 'post' | 'edit' | 'react' | 'openDirect'>
  readonly clock: Clock
  readonly log: Log
  readonly claims: Leases
  readonly metrics: Metrics
  /** From 0 to 1, for spreading retries. */
  readonly random: () => number
  /** How many messages a room gets in a minute of the bot's own accord; answers to people are not counted. */
  readonly postsPerMinute: number
}

export interface OutboxWorker {
  /**
   * Sends rows that this copy holds, each lane in order, lanes beside one another, before whatever else waits. `areMore`:
   * others were written that nobody holds.
   */
  deliver(rows: readonly ClaimedOutgoing[], areMore?: boolean): void
  /** Whether what is written now would be sent at once: claims on rows that have to wait would only run out. */
  hasRoom(): boolean
  /** Sends what is due and nobody works on. */
  sweep(): Promise<void>
  idle(): Promise<void>
}

/**
 * Posts under way at a time. A few hide the way to the workspace and back; with more, a crowd of reminders would take all of the
 * workspace's attention, and answers would wait behind them.
 */
const postsAtOnce = 10

/** Rows that one look takes. They are sent within seconds, and the next look takes the rest. */
const rowsAtOnce = 20

/** In the upper half of each delay, so that a retry never comes too early. */
const retries: BackoffLimits = { firstMs: 500, longestMs: 60_000, jitter: 0.5 }

/** A message is given up when it was tried so often and has been due for so long: a connection that comes and goes uses up attempts quickly. */
const fewestAttempts = 70
const shortestMs = 3_600_000

export function createOutboxWorker(options: OutboxWorkerOptions): OutboxWorker {
  const { store, clock, log, claims, metrics } = options
  const queue = createQueue<ClaimedOutgoing>({ atOnce: postsAtOnce, work: sendLane, more: claimMore, stopped: claims.stopped })

  async function claim(limit: number, lane?: string): Promise<readonly ClaimedOutgoing[]> {
    const rows = await store.outbox.claimDue(leaseFrom(claims, clock), limit, lane)
    const taken = rows.filter(({ takenFrom }) => takenFrom !== undefined && takenFrom !== claims.owner)
    if (taken.length > 0) metrics.count('rendezvous_outbox_claims_taken_over_total', taken.length)
    return rows
  }

  async function claimMore() {
    try {
      const rows = await claim(rowsAtOnce)
      return { items: rows, areMore: rows.length === rowsAtOnce }
    } catch (error) {
      log.error({ err: error }, 'what is due could not be looked up')
      return { items: [], areMore: false }
    }
  }

  /** Sends a row, then the rest of its lane as long as that succeeds. */
  async function sendLane(first: ClaimedOutgoing): Promise<void> {
    let next: ClaimedOutgoing | undefined = first
    while (next !== undefined) {
      const { id, lane }: ClaimedOutgoing = next
      try {
        const areMore = await sendOnce(options, next)
        if (!areMore || claims.stopped()) return
        next = (await claim(1, lane))[0]
      } catch (error) {
        // The row stays claimed; when the claim ends it is taken again, under the same message id.
        log.error({ err: error, id }, 'a message could not be settled yet')
        return
      }
    }
  }

  return {
    deliver: queue.push,
    hasRoom: queue.hasRoom,
    sweep: queue.look,
    idle: queue.idle,
  }
}

/** True when the row is settled and something else of its lane waits. */
async function sendOnce(options: OutboxWorkerOptions, row: ClaimedOutgoing): Promise<boolean> {
  const { store, clock, log, claims, metrics } = options
  if (await isHeldBack(options, row)) return false
  try {
    await say(options, row)
    const now = clock.now()
    const areMore = await store.outbox.sent(row.id, claims.owner, now)
    metrics.count('rendezvous_messages_sent_total')
    if (now - row.dueAt > unmarkedLateMs) metrics.count('rendezvous_messages_late_total')
    return areMore
  } catch (error) {
    if (isOver(row, error, clock.now())) {
      log.error({ err: error, id: row.id, tries: row.tries }, 'a message was given up')
      metrics.count('rendezvous_messages_missed_total')
      return store.outbox.missed(row.id, claims.owner, error, clock.now())
    }
    if (!(error instanceof ChatUnavailable)) throw error
    metrics.count('rendezvous_messages_retried_total')
    const delayMs = Math.max(backoffDelay(row.tries, retries, options.random()), error.retryAfterMs ?? 0)
    log.warn({ err: error, id: row.id, tries: row.tries, delayMs }, 'a message will be tried again')
    await store.outbox.retry(row.id, claims.owner, clock.now() + delayMs)
    return false
  }
}

/** As late as a reminder may be before it says so. */
const unmarkedLateMs = 2 * 60_000

/** Whether another attempt would be in vain. */
function isOver({ tries, dueAt }: ClaimedOutgoing, error: unknown, now: number): error is ChatRefused | ChatUnavailable {
  if (error instanceof ChatRefused) return true
  return error instanceof ChatUnavailable && tries + 1 >= fewestAttempts && now - dueAt >= shortestMs
}

const minuteMs = 60_000

/**
 * Lets a row wait that would be one too many for its room within a minute. A lane has one sender at a time, whichever copy
 * it is, so the count cannot be overtaken.
 */
async function isHeldBack(options: OutboxWorkerOptions, { id, lane, content }: ClaimedOutgoing): Promise<boolean> {
  const { store, clock, log, claims, metrics, postsPerMinute } = options
  const [, roomId] = /^room:(.+)$/.exec(lane) ?? []
  if (roomId === undefined || content.kind !== 'message') return false
  const now = clock.now()
  const said = await store.outbox.saidSince(lane, now - minuteMs)
  // What a clock that ran ahead has noted says nothing about this minute.
  const oldest = said.filter((at) => at <= now).at(-postsPerMinute)
  if (oldest === undefined) return false
  await store.outbox.wait(id, claims.owner, oldest + minuteMs)
  await store.floods.held(roomId, now)
  metrics.count('rendezvous_messages_held_back_total')
  log.warn({ id, room: roomId, postsPerMinute }, 'a message waits because its room has had enough of them this minute')
  return true
}

async function say({ chat }: OutboxWorkerOptions, { id, to, content }: ClaimedOutgoing): Promise<void> {
  if (content.kind === 'reaction') return chat.react(content.messageId, content.emoji)
  const room = 'roomId' in to ? to : { roomId: await chat.openDirect(to.personId) }
  if (content.kind === 'edit') return chat.edit({ roomId: room.roomId, messageId: content.messageId, text: content.text })
  const { kind: _, ...message } = content
  return chat.post({ id, ...room, ...message })
}
