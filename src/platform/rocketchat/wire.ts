import type { RoomKind } from '../../messaging/rooms.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { isJson, type Json } from './json.ts'

/** A message in Rocket.Chat's own field names. Only that it is an object has been checked. */
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
  readonly editedBy?: unknown
  readonly bot?: unknown
  readonly reactions?: unknown
  readonly _updatedAt?: unknown
}

/** The room as the workspace describes it with each message: the second argument of `__my_messages__`. */
export interface WireRoom {
  readonly roomParticipant?: unknown
  readonly roomType?: unknown
  readonly roomName?: unknown
}

/** The last instant that a `Date` can represent. */
const latestMs = 8.64e15

/**
 * A date as realtime (`{$date: ms}`) or REST (ISO 8601) sends it. JSON can hold numbers that aren't an instant, such as 1e999.
 * A message with one could never be stored and would never become too old to retry.
 */
export function readTime(value: unknown): EpochMs | undefined {
  const at = typeof value === 'string' ? Date.parse(value) : isJson(value) ? value['$date'] : undefined
  return typeof at === 'number' && Number.isInteger(at) && Math.abs(at) <= latestMs ? at : undefined
}

/** Rocket.Chat's own ids have 17 characters, those of direct rooms 34. Clients may choose longer ids for messages. */
const longestName = 255

/** An id or a name. PostgreSQL can't store NUL, so a value with it could never be saved. */
export function readName(value: unknown): string | undefined {
  const isName = typeof value === 'string' && value !== '' && value.length <= longestName && !value.includes('\0')
  return isName ? value : undefined
}

/** Undefined for rooms that don't concern the bot, such as livechat. */
export function readRoomKind(type: unknown): RoomKind | undefined {
  if (type === 'c') return 'channel'
  if (type === 'p') return 'group'
  return type === 'd' ? 'direct' : undefined
}
