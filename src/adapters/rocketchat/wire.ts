import type { RoomKind } from '../../ports/chat.ts'
import type { EpochMs } from '../../ports/clock.ts'
import { isJson, type Json } from './json.ts'

/** What a message says of itself, in Rocket.Chat's words. Nothing has been checked but that it is an object. */
export interface WireMessage extends Json {
  readonly _id?: unknown
  readonly rid?: unknown
  readonly msg?: unknown
  readonly ts?: unknown
  readonly u?: unknown
  /** Kind of a system message; absent on what people type. */
  readonly t?: unknown
  readonly tmid?: unknown
  readonly editedAt?: unknown
  readonly bot?: unknown
  readonly reactions?: unknown
  readonly _updatedAt?: unknown
}

/** What the workspace says of the room beside each message: the second argument of `__my_messages__`. */
export interface WireRoom {
  readonly roomParticipant?: unknown
  readonly roomType?: unknown
  readonly roomName?: unknown
}

/** A date as realtime (`{$date: ms}`) or REST (ISO 8601) sends it. */
export function readTime(value: unknown): EpochMs | undefined {
  if (typeof value === 'string') {
    const at = Date.parse(value)
    return Number.isNaN(at) ? undefined : at
  }
  const at = isJson(value) ? value['$date'] : undefined
  return typeof at === 'number' ? at : undefined
}

/** Undefined for rooms the bot has no business in, such as livechat. */
export function readRoomKind(type: unknown): RoomKind | undefined {
  if (type === 'c') return 'channel'
  if (type === 'p') return 'group'
  return type === 'd' ? 'direct' : undefined
}
