import type { ChatListener } from '../../messaging/chat.ts'
import { type Checkpoint, createCheckpoint } from './checkpoint.ts'
import { createFilter, type Filter } from './filter.ts'
import { createIncomingQueue, type IncomingQueue } from './incoming-queue.ts'
import type { RocketChatOptions } from './options.ts'
import { createReactionQueue, type ReactionQueue } from './reaction-queue.ts'
import type { ServerTime } from './server-time.ts'
import type { WorkspaceCache } from './workspace-settings.ts'

/** Everything between the wire and the listener; it outlives connections. */
interface Receiver {
  readonly filter: Filter
  readonly checkpoint: Checkpoint
  readonly incomingQueue: IncomingQueue
  readonly reactionQueue: ReactionQueue
}

interface ReceiverOptions {
  readonly options: RocketChatOptions
  readonly serverTime: ServerTime
  readonly workspace: WorkspaceCache
  readonly listener: () => ChatListener | undefined
  /** Aborted when the bot stops. */
  readonly signal: AbortSignal
}

export function createReceiver({ options, serverTime, workspace, listener, signal }: ReceiverOptions): Receiver {
  const { clock, log, catchUp, allowedBots, random = Math.random, prefilter = () => true } = options
  const checkpoint = createCheckpoint({ clock, log, store: catchUp.checkpoint })
  const oldest = () => Math.max(checkpoint.oldest, serverTime.latest - catchUp.maxAgeMs)
  const selfId = () => workspace.self?.id
  const shared = { clock, log, random, checkpoint, oldest, signal }
  return {
    checkpoint,
    filter: createFilter({ selfId, allowedBots, oldest, prefilter }),
    incomingQueue: createIncomingQueue({ ...shared, deliver: async (message) => listener()?.message(message) }),
    reactionQueue: createReactionQueue({ ...shared, selfId, deliver: async (seen) => listener()?.reactions?.(seen) }),
  }
}
