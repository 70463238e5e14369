import { randomUUID } from 'node:crypto'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { Metrics } from '../shared/metrics.ts'
import type { Chat, IncomingMessage, SeenReactions } from './chat.ts'
import type { ChatRefused } from './chat-errors.ts'
import type { MessageHandler, ReactionHandler } from './handler.ts'
import { createInboxWorker } from './inbox-worker.ts'
import type { Leases } from './leases.ts'
import type { MessageIds } from './message-ids.ts'
import type { Mirrors } from './mirrors.ts'
import type { Notice } from './notice.ts'
import { createOutboxWorker, type OutboxRepositories, type OutboxWorkerOptions } from './outbox-worker.ts'
import { toMessage } from './outgoing.ts'
import type { ClaimedOutgoing, Inbox } from './repository.ts'
import {
  createUnitOfWork,
  type QueueRepositories,
  type RunUnit,
  type UnitOfWork,
  type UnitOfWorkOptions,
  type UnitOptions,
} from './unit-of-work.ts'

/** What messaging stores; `R` is the whole transaction, which it only passes on. */
export interface MessagingStore<R> extends OutboxRepositories {
  readonly inbox: Inbox
  transaction<T>(work: (tx: R) => Promise<T>, options?: UnitOptions): Promise<T>
}

export interface MessagingOptions<R> {
  readonly store: MessagingStore<R>
  readonly chat: Pick<Chat, 'settings' | 'refreshSettings' | 'post' | 'edit' | 'react' | 'openDirect'>
  readonly mirrors: Mirrors
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly ids: MessageIds
  /** Creates the handlers that process messages and reactions in units of work. */
  readonly handlers: (
    units: UnitOfWork<R>,
    claims: Leases,
  ) => { readonly messages: MessageHandler; readonly reactions: ReactionHandler }
  /** From 0 to 1. */
  readonly random: () => number
  readonly maySee: OutboxWorkerOptions['maySee']
  /** What to tell somebody whose reply was refused for good. Called outside of transactions. */
  readonly noticeOfRefusal: (row: ClaimedOutgoing, refusal: ChatRefused) => Promise<Notice | undefined>
  readonly prepareUnasked: NonNullable<UnitOfWorkOptions<R>['prepareUnasked']>
  /** Unrequested messages a room gets in a minute; may change while the bot runs. */
  readonly postsPerMinute: number
}

/** Takes each command from receipt to reply: once, in order, and across restarts. */
export interface Messaging<R> {
  /** Resolves when the command is stored. */
  hear(message: IncomingMessage): Promise<void>
  /** Resolves when the RSVPs from the reactions are stored. */
  hearReactions(seen: SeenReactions): Promise<void>
  /** Runs work that nobody asked for, such as a job's. @throws Stopping */
  readonly run: RunUnit<R>
  /** Picks up unclaimed rows: those of copies that are gone, and those that are due. */
  sweep(): Promise<void>
  /** How many units of work were committed. */
  changes(): number
  /** The workspace is back: sends right away what was waiting for it. */
  resume(): Promise<void>
  /** Accepts no more work, finishes what has begun within `patienceMs`, and releases the rest. */
  stop(patienceMs: number): Promise<void>
}

/**
 * How long a copy may be silent before another takes over its rows. A command takes milliseconds; the limit leaves room for
 * a slow disk and, with the second until the next look, keeps a takeover under the 10 s people wait before they ask again.
 */
const leaseMs = 6_000

export function createMessaging<R extends QueueRepositories>(options: MessagingOptions<R>): Messaging<R> {
  const { store, chat, mirrors, clock, log, metrics, ids, random } = options
  let isStopping = false
  const claims: Leases = { owner: randomUUID(), leaseMs, stopped: () => isStopping }
  const outbox = createOutboxWorker({
    ...{ store, chat, mirrors, clock, log, claims, metrics, random, ids, maySee: options.maySee },
    async onRefused(row, refusal) {
      try {
        const notice = await options.noticeOfRefusal(row, refusal)
        if (notice === undefined) return
        const room = 'roomId' in row.to ? row.to.roomId : ''
        // What a command says is queued at one instant, and told about once.
        const purpose = `refused/${row.lane}/${room}/${row.dueAt}`
        await units.run((_tx, enqueue) => enqueue({ purpose }, [toMessage(notice)]))
      } catch (error) {
        log.warn({ err: error, id: row.id }, 'could not tell that a reply was refused')
      }
    },
    get postsPerMinute() {
      return options.postsPerMinute
    },
  })
  const units = createUnitOfWork<R>({
    ...{ store, clock, ids, claims, ...outbox },
    prepareUnasked: options.prepareUnasked,
    maxMessageLength: () => chat.settings.maxMessageLength,
  })
  const { messages, reactions } = options.handlers(units, claims)
  const inbox = createInboxWorker({ inbox: store.inbox, clock, log, claims, metrics, handler: messages })
  const sweep = async () => {
    await inbox.sweep()
    await outbox.sweep()
  }
  return {
    hear: inbox.hear,
    hearReactions: reactions.handle,
    run: units.start,
    sweep,
    changes: units.committed,
    async resume() {
      await store.outbox.hurry(clock.now())
      await sweep()
    },
    async stop(patienceMs) {
      isStopping = true
      const patience = Promise.withResolvers<void>()
      const cancel = clock.after(patienceMs, patience.resolve)
      await Promise.race([inbox.idle().then(units.idle).then(outbox.idle), patience.promise])
      cancel()
      await store.inbox.release(claims.owner)
      await store.outbox.release(claims.owner)
    },
  }
}
