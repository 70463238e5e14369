import type { RoomObstacle } from './rooms.ts'

/**
 * What a refusal is about. Only `message` and `room` can be final; the workspace may lift the others any time. `unknown`: the
 * reason isn't among the known refusals.
 */
export type RefusalScope = 'message' | 'room' | 'account' | 'workspace' | 'unknown'

export interface Refusal {
  /** The workspace's error code, such as `error-not-allowed`. */
  readonly code: string
  readonly about: RefusalScope
  /** What is wrong with the room, if that is known. */
  readonly obstacle?: RoomObstacle | undefined
}

/** The workspace couldn't do it now; the same call may succeed later. */
export class ChatUnavailable extends Error {
  override readonly name = 'ChatUnavailable'
  /** How long the workspace asked us to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined
  /** Set when the workspace understood the call and refused it for a temporary reason. */
  readonly refusal: Refusal | undefined

  constructor(message: string, options?: ErrorOptions & { readonly retryAfterMs?: number; readonly refusal?: Refusal }) {
    super(message, options)
    this.retryAfterMs = options?.retryAfterMs
    this.refusal = options?.refusal
  }
}

/** The workspace understood the call and refused it because of this message or this room. The same call would fail again. */
export class ChatRefused extends Error implements Refusal {
  override readonly name = 'ChatRefused'
  readonly code: string
  readonly about: 'message' | 'room'
  readonly obstacle: RoomObstacle | undefined

  constructor(
    code: string,
    message: string,
    options?: ErrorOptions & { readonly about?: 'message' | 'room'; readonly obstacle?: RoomObstacle | undefined },
  ) {
    super(message, options)
    this.code = code
    this.about = options?.about ?? 'message'
    this.obstacle = options?.obstacle
  }
}
