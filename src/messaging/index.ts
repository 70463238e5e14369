import { randomUUID } from 'node:crypto'
import type { MessageHandler } from '../command/handle-message.ts'
import type { Store } from '../command/repositories.ts'
import type { ReactionReader } from '../features/attendance/reactions.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { Metrics } from '../shared/metrics.ts'
import type { Chat, IncomingMessage, SeenReactions } from './chat.ts'
import { createUnitOfWork, type RunUnit } from './enqueue.ts'
import { createInboxWorker } from './inbox-worker.ts'
import type { Leases } from './leases.ts'
import type { MessageIds } from './message-ids.ts'
import { createOutboxWorker } from './outbox-worker.ts'
import { createReactionWorker } from './reaction-worker.ts'

export interface MessagingOptions {
  readonly store: Store
  readonly chat: Pick<Chat, 'post' | 'edit' | 'react' | 'openDirect'>
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly ids: MessageIds
  readonly handler: MessageHandler
  readonly reactionReader: ReactionReader
  /** From 0 to 1. */
  readonly random: () => number
  /** Messages that a room gets in a minute of the bot's own accord; may change while it runs. */
  readonly postsPerMinute: number
}

/** Takes each command from hearing to answer: once, in order, through rows that outlive the process. */
export interface Messaging {
  /** Resolves when the command is on disk. */
  hear(message: IncomingMessage): Promise<void>
  /** Resolves when what the reactions say is on disk. */
  hearReactions(seen: SeenReactions): Promise<void>
  /** Does something that nobody asked for. */
  readonly act: RunUnit
  /** Takes up whatever nobody works on: rows of copies that are gone, and rows whose time has come. */
  sweep(): Promise<void>
  /** The workspace is back: waits for nothing that only waited for it. */
  resume(): Promise<void>
  /** Stops taking work, ends what is in hand within `patienceMs`, and gives the rest back. */
  stop(patienceMs: number): Promise<void>
}

/**
 * How long a copy may be silent before another takes over what it held. A command takes milliseconds; the limit leaves
 * room for a slow disk and, with the second until the next look, keeps a take-over under the 10 s that people wait without
 * asking again.
 */
const leaseMs = 6_000

export function createMessaging(options: MessagingOptions): Messaging {
  const { store, chat, clock, log, metrics, ids, handler, reactionReader, random } = options
  let isStopping = false
  const claims: Leases = { owner: randomUUID(), leaseMs, stopped: () => isStopping }
  const outbox = createOutboxWorker({
    ...{ store, chat, clock, log, claims, metrics, random },
    get postsPerMinute() {
      return options.postsPerMinute
    },
  })
  const inbox = createInboxWorker({ store, clock, log, ids, claims, metrics, ...handler, deliver: outbox.deliver })
  const reactions = createReactionWorker({ clock, ids, claims, reader: reactionReader, deliver: outbox.deliver })
  const unasked = createUnitOfWork({ store, clock, ids, claims, ...outbox })
  const sweep = async () => {
    await inbox.sweep()
    await outbox.sweep()
  }
  return {
    hear: inbox.hear,
    hearReactions: reactions.hear,
    act: unasked.run,
    sweep,
    async resume() {
      await store.outbox.hurry(clock.now())
      await sweep()
    },
    async stop(patienceMs) {
      isStopping = true
      const patience = Promise.withResolvers<void>()
      const cancel = clock.after(patienceMs, patience.resolve)
      await Promise.race([inbox.idle().then(reactions.idle).then(unasked.idle).then(outbox.idle), patience.promise])
      cancel()
      await store.inbox.release(claims.owner)
      await store.outbox.release(claims.owner)
    },
  }
}
