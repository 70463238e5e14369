import type { Clock } from '../shared/clock.ts'
import { createInFlight } from '../shared/in-flight.ts'
import { type Leases, leaseFrom, Stopping } from './leases.ts'
import type { MessageIds } from './message-ids.ts'
import { type OutgoingMessage, type Source, toRows } from './outgoing.ts'
import type { ClaimedOutgoing, Outbox, QueuedOutgoing } from './repository.ts'

/** Queues messages, in order; they are stored in the outbox at the end of the unit of work. Returns their ids. */
export type Enqueue = (source: Source, messages: readonly OutgoingMessage[]) => Promise<readonly string[]>

/** What queueing needs of a transaction. */
export interface QueueRepositories {
  readonly outbox: Pick<Outbox, 'add'>
  readonly meetupMessages: { add(messageId: string, meetupId: number): Promise<void> }
  readonly liveMinutes: { recordThread(meetupId: number, messageId: string): Promise<void> }
}

/**
 * Runs `work` in one transaction together with what it queues; what was queued is delivered once that is committed.
 * @throws what `work` throws; nothing is stored then.
 */
export type RunUnit<R> = <T>(work: (tx: R, enqueue: Enqueue) => Promise<T>, options?: UnitOptions) => Promise<T>

export interface UnitOptions {
  /**
   * If a power cut undoes it, the same is done again from the workspace's history, and what was sent meanwhile isn't sent twice. So
   * what it queues is sent without waiting for the disk. Not for changes, nor for previews of one: what people were told must hold.
   */
  readonly isRepeatable?: boolean
}

export interface UnitOfWork<R> {
  /** Also works while the bot is stopping: work that has begun is finished. */
  readonly run: RunUnit<R>
  /** Starts new work. @throws Stopping */
  readonly start: RunUnit<R>
  /** How many units were committed. */
  committed(): number
  /** Resolves when no unit is running. */
  idle(): Promise<void>
}

export interface UnitOfWorkOptions<R> {
  readonly store: { transaction<T>(work: (tx: R) => Promise<T>, options?: UnitOptions): Promise<T> }
  readonly clock: Clock
  readonly ids: MessageIds
  readonly claims: Leases
  /** The longest message that the workspace allows, in UTF-16 units; may change while the bot runs. */
  readonly maxMessageLength: () => number
  /** What becomes of a message nobody asked for: its receiver may want it later, or not at all (undefined). */
  readonly prepareUnasked?: (tx: R, message: OutgoingMessage, now: number) => Promise<OutgoingMessage | undefined>
  /** Sends rows that this copy has claimed. */
  readonly deliver: (rows: readonly ClaimedOutgoing[], areMore: boolean, blockedLanes: readonly string[]) => void
  /** Whether a new row would be sent immediately; if not, it's left for whichever copy is free first. */
  readonly hasRoom: () => boolean
}

/**
 * How many rows of one unit are claimed; the others are claimed in their turn. Replies don't count: somebody is waiting for
 * them.
 */
const claimedAtOnce = 10

export function createUnitOfWork<R extends QueueRepositories>(options: UnitOfWorkOptions<R>): UnitOfWork<R> {
  const { store, clock, ids, claims, deliver, hasRoom } = options
  const running = createInFlight()
  let committed = 0

  async function prepareAll(tx: R, messages: readonly OutgoingMessage[]): Promise<readonly OutgoingMessage[]> {
    const { prepareUnasked } = options
    if (prepareUnasked === undefined) return messages
    const prepared: OutgoingMessage[] = []
    for (const message of messages) {
      const wanted = message.unasked === undefined ? message : await prepareUnasked(tx, message, clock.now())
      if (wanted !== undefined) prepared.push(wanted)
    }
    return prepared
  }

  async function runOnce<T>(work: (tx: R, enqueue: Enqueue) => Promise<T>, unit?: UnitOptions): Promise<T> {
    let toSend: readonly ClaimedOutgoing[] = []
    let areMore = false
    let blockedLanes: readonly string[] = []
    const result = await store.transaction(async (tx) => {
      const queued: QueuedOutgoing[] = []
      const enqueue: Enqueue = async (source, messages) => {
        const wanted = await prepareAll(tx, messages)
        const rows = toRows(source, wanted, { ids, now: clock.now(), maxLength: options.maxMessageLength() })
        const mustWait = 'purpose' in source && (queued.length >= claimedAtOnce || !hasRoom())
        areMore ||= mustWait
        for (const { showsMeetup, opensMinutesOf, ...row } of rows) {
          queued.push(mustWait ? { ...row, isForLater: true } : row)
          if (showsMeetup !== undefined) await tx.meetupMessages.add(row.id, showsMeetup)
          if (opensMinutesOf !== undefined) await tx.liveMinutes.recordThread(opensMinutesOf, row.id)
        }
        return rows.map(({ id }) => id)
      }
      const done = await work(tx, enqueue)
      const added = await tx.outbox.add(queued, leaseFrom(claims, clock))
      toSend = added.claimed
      blockedLanes = added.blockedLanes
      return done
    }, unit)
    committed += 1
    deliver(toSend, areMore, blockedLanes)
    return result
  }

  return {
    run: (work, unit) => running.track(runOnce(work, unit)),
    async start(work, unit) {
      if (claims.stopped()) throw new Stopping('The bot is stopping; the next start does what is left.')
      return running.track(runOnce(work, unit))
    },
    committed: () => committed,
    idle: running.idle,
  }
}
