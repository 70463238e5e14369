import type { RoomKind } from '../../messaging/chat.ts'
import type { EpochMs } from '../../shared/clock.ts'
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

/** The last instant that a date can tell (ECMAScript, "Time Values and Time Range"). */
const latestMs = 8.64e15

/**
 * A date as realtime (`{$date: ms}`) or REST (ISO 8601) sends it. JSON can write numbers that are no instant, such as 1e999;
 * one of them would make a message that no database takes, and that never grows too old to be offered again.
 */
export function readTime(value: unknown): EpochMs | undefined {
  const at = typeof value === 'string' ? Date.parse(value) : isJson(value) ? value['$date'] : undefined
  return typeof at === 'number' && Number.isInteger(at) && Math.abs(at) <= latestMs ? at : undefined
}

/** Rocket.Chat's own ids have 17 characters, those of direct rooms 34; people may choose longer ones for their messages. */
const longestName = 255

/** An id or a name. PostgreSQL keeps no NUL: one with it could never be written down. */
export function readName(value: unknown): string | undefined {
  const isName = typeof value === 'string' && value !== '' && value.length <= longestName && !value.includes('\0')
  return isName ? value : undefined
}

/** Undefined for rooms the bot has no business in, such as livechat. */
export function readRoomKind(type: unknown): RoomKind | undefined {
  if (type === 'c') return 'channel'
  if (type === 'p') return 'group'
  return type === 'd' ? 'direct' : undefined
}
