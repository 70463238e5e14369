import type { Clock, EpochMs } from '../shared/clock.ts'
import { minuteMs } from '../shared/dates/time.ts'
import type { Log } from '../shared/log.ts'
import type { Metrics } from '../shared/metrics.ts'
import type { Chat } from './chat.ts'
import { ChatRefused, ChatUnavailable } from './chat-errors.ts'
import { createInOrder } from './in-order.ts'
import { type Leases, leaseFrom } from './leases.ts'
import type { MessageIds } from './message-ids.ts'
import type { Mirrors } from './mirrors.ts'
import type { Subject } from './notice.ts'
import { postOutgoing } from './post-outgoing.ts'
import { createQueue } from './queue.ts'
import { type ClaimedOutgoing, type Destination, type Outbox, withheld } from './repository.ts'
import { isGivenUp, nameReason, retryDelay } from './retry-policy.ts'
import { isHeldBack } from './room-limit.ts'
import { sendToMirror } from './send-to-mirror.ts'

/** What the outbox worker stores. */
export interface OutboxRepositories {
  readonly outbox: Outbox
  readonly floods: { held(roomId: string, at: EpochMs): Promise<void> }
}

export interface OutboxWorkerOptions {
  readonly store: OutboxRepositories
  readonly chat: Pick<Chat, 'post' | 'edit' | 'react' | 'openDirect' | 'settings' | 'refreshSettings'>
  readonly ids: Pick<MessageIds, 'ofPost'>
  readonly mirrors: Mirrors
  readonly clock: Clock
  readonly log: Log
  readonly claims: Leases
  readonly metrics: Metrics
  /** From 0 to 1, for spreading retries. */
  readonly random: () => number
  /** Whether a receiver may see what a message is about, now. @throws ChatUnavailable when that can't be found out. */
  readonly maySee: (to: Destination, about: Subject) => Promise<boolean>
  /** How many unrequested messages a room gets in a minute. Replies aren't counted. */
  readonly postsPerMinute: number
  /** Called before a row is recorded as refused for good; may be called more than once for a row. Never rejects. */
  readonly onRefused?: (row: ClaimedOutgoing, refusal: ChatRefused) => Promise<void>
}

export interface OutboxWorker {
  /**
   * Sends the rows claimed by this copy before any others: each lane in order, the lanes in parallel. `areMore`: unclaimed rows
   * exist as well. `blockedLanes`: new rows, which are committed now, wait there for an earlier one.
   */
  deliver(rows: readonly ClaimedOutgoing[], areMore?: boolean, blockedLanes?: readonly string[]): void
  /** Whether a new row would be sent immediately. If not, a claim on it would only expire. */
  hasRoom(): boolean
  /** Sends due rows that nobody has claimed. */
  sweep(): Promise<void>
  idle(): Promise<void>
}

/**
 * How many posts are sent at the same time. A few hide the network latency. With more, a burst of reminders would keep the
 * workspace busy and replies would have to wait.
 */
const postsAtOnce = 10

/** How many rows one look takes. They are sent within seconds, and the next look takes the rest. */
const rowsAtOnce = 20

export function createOutboxWorker(options: OutboxWorkerOptions): OutboxWorker {
  const { store, clock, log, claims, metrics } = options
  const lanes = createInOrder<ClaimedOutgoing>({
    work: (row) => sendOnce(options, row),
    findNext: async (lane) => (await claim(1, lane))[0],
    // The row stays claimed. When the claim expires it's taken again, under the same message id.
    onError: (error, { id }) => log.error({ err: error, id }, 'the outcome of a message could not be stored yet'),
    stopped: claims.stopped,
  })
  const queue = createQueue<ClaimedOutgoing>({
    atOnce: postsAtOnce,
    work: (row) => lanes.take(row.lane, row),
    more: claimMore,
    stopped: claims.stopped,
  })

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
      log.error({ err: error }, 'due messages could not be looked up')
      return { items: [], areMore: false }
    }
  }

  /**
   * A row and the end of the one before it may be stored at the same moment, and then neither transaction sees the other. So
   * a lane that is being sent from here is looked at again afterwards.
   */
  function deliver(rows: readonly ClaimedOutgoing[], areMore = false, blockedLanes: readonly string[] = []): void {
    const isNotedInAll = blockedLanes.map(lanes.noteMore).every(Boolean)
    queue.push(rows, areMore || !isNotedInAll)
  }

  return {
    deliver,
    hasRoom: queue.hasRoom,
    sweep: queue.look,
    idle: queue.idle,
  }
}

/** True when the row is done and more rows of its lane are waiting. */
async function sendOnce(options: OutboxWorkerOptions, row: ClaimedOutgoing): Promise<boolean> {
  const { store, clock, log, claims, metrics } = options
  if ('mirror' in row.to) return sendToMirror(options, row, row.to)
  if (await isHeldBack(options, row)) return false
  try {
    if (row.about !== undefined && !(await options.maySee(row.to, row.about))) {
      log.info({ id: row.id }, 'a message was withheld because its receiver may no longer see what it is about')
      return await store.outbox.missed(row.id, claims.owner, { message: withheld }, clock.now())
    }
    await postOutgoing(options, row, row.to)
    const now = clock.now()
    const areMore = await store.outbox.sent(row.id, claims.owner, now)
    metrics.count('rendezvous_messages_sent_total')
    if (now - row.dueAt > unmarkedLateMs) metrics.count('rendezvous_messages_late_total')
    return areMore
  } catch (error) {
    if (isGivenUp(row, error, clock.now())) {
      log.error({ err: error, id: row.id, tries: row.tries }, 'a message was given up')
      metrics.count('rendezvous_messages_missed_total')
      if (error instanceof ChatRefused) await options.onRefused?.(row, error)
      return store.outbox.missed(row.id, claims.owner, nameReason(error), clock.now())
    }
    if (!(error instanceof ChatUnavailable)) throw error
    metrics.count('rendezvous_messages_retried_total')
    const delayMs = retryDelay(row, error, options.random())
    log.warn({ err: error, id: row.id, tries: row.tries, delayMs }, 'a message will be tried again')
    await store.outbox.retry(row.id, claims.owner, clock.now() + delayMs)
    return false
  }
}

/** A reminder may be this late without saying so. */
const unmarkedLateMs = 2 * minuteMs
