import type { RoomKind } from '../../messaging/rooms.ts'
import type { Clock, EpochMs } from '../../shared/clock.ts'
import type { Log } from '../../shared/log.ts'

/** Who the bot is. A personal access token is preferred: it never expires, and no second factor is asked for. */
export type Credentials =
  | { readonly kind: 'token'; readonly userId: string; readonly authToken: string }
  | { readonly kind: 'password'; readonly username: string; readonly password: string }

/** Stores the time up to which messages have been processed (workspace clock), so that a restart can catch up. */
export interface CheckpointStore {
  /** Undefined until the bot has run for the first time. */
  load(): Promise<EpochMs | undefined>
  save(at: EpochMs): Promise<void>
}

export interface RocketChatOptions {
  /** Address of the workspace, with its sub-path if it has one. */
  readonly url: string
  readonly credentials: Credentials
  readonly clock: Clock
  readonly log: Log
  readonly catchUp: {
    /** Messages older than this are ignored, in milliseconds. */
    readonly maxAgeMs: number
    readonly checkpoint: CheckpointStore
    /** Ids of rooms with messages of the bot's whose reactions count; those of direct rooms are made of the ids of both people. */
    readonly watchedRooms?: (selfId: string) => Promise<readonly string[]>
  }
  /** User names of bots that may give commands. */
  readonly allowedBots: readonly string[]
  /** Permits plain http to another machine, for example inside a cluster. Loopback is always permitted. */
  readonly allowInsecure?: boolean
  /** Sees the text before anything else is done with a message; false ignores the message. Must not throw. */
  readonly prefilter?: (text: string, roomKind: RoomKind, isInThread: boolean) => boolean
  /** 0 ≤ n < 1, spreads the retries of many bots after an outage. */
  readonly random?: () => number
}
