import type { ChatListener } from '../../messaging/chat.ts'
import { type Checkpoint, createCheckpoint } from './checkpoint.ts'
import { createFilter, type Filter } from './filter.ts'
import { createIntake, type Intake } from './incoming-queue.ts'
import type { RocketChatOptions } from './options.ts'
import { createReactions, type Reactions } from './reaction-queue.ts'
import type { ServerTime } from './server-time.ts'
import type { KnownWorkspace } from './workspace-settings.ts'

/** The way of a message from the wire to the listener; it outlives connections. */
interface Receiver {
  readonly filter: Filter
  readonly mark: Checkpoint
  readonly intake: Intake
  readonly reactions: Reactions
}

interface ReceiverOptions {
  readonly options: RocketChatOptions
  readonly serverTime: ServerTime
  readonly learned: KnownWorkspace
  readonly listener: () => ChatListener | undefined
  /** Aborted when the bot leaves. */
  readonly signal: AbortSignal
}

export function createReceiver({ options, serverTime, learned, listener, signal }: ReceiverOptions): Receiver {
  const { clock, log, catchUp, allowedBots, random = Math.random, wanted = () => true } = options
  const mark = createCheckpoint({ clock, log, store: catchUp.heardUntil })
  const oldest = () => Math.max(mark.oldest, serverTime.latest - catchUp.maxAgeMs)
  const filter = createFilter({ selfId: () => learned.self?.id, allowedBots, oldest, wanted })
  const intake = createIntake({
    clock,
    log,
    random,
    mark,
    hand: async (message) => listener()?.message(message),
    tooOld: oldest,
    signal,
  })
  const reactions = createReactions({
    ...{ clock, log, random, mark, signal },
    selfId: () => learned.self?.id,
    hand: async (seen) => listener()?.reactions?.(seen),
    tooOld: oldest,
  })
  return { filter, mark, intake, reactions }
}
