import type { Counters } from '../counters.ts'
import { findRoom } from '../database.ts'
import { fail } from '../failure.ts'
import { canAccessRoom } from '../permissions.ts'
import type { Room, User } from '../records.ts'
import { type Fields, text } from '../values.ts'
import type { Workspace } from '../workspace.ts'

export interface RestCall {
  readonly workspace: Workspace
  readonly counters: Counters
  /** The query of a GET or the JSON body of a POST. */
  readonly fields: Fields
  readonly user?: User
  readonly token?: string
  /** Where clients reach this workspace, for the addresses in responses. */
  readonly origin: string
  readonly version: string
  /** Whether `settings.public` looks at `_id`; 6.14 does not. */
  readonly honourSettingIds: boolean
}

/** An authenticated route is only called with a user. */
export type UserCall = RestCall & { readonly user: User; readonly token: string }

export interface RestAnswer {
  status: number
  body: Record<string, unknown>
}

export type Route =
  | { method: 'GET' | 'POST'; open: true; answer(call: RestCall): RestAnswer }
  | { method: 'GET' | 'POST'; open?: false; answer(call: UserCall): RestAnswer }

export type Routes = Readonly<Record<string, Route>>

export function success(body: Record<string, unknown> = {}): RestAnswer {
  return { status: 200, body: { ...body, success: true } }
}

export function failure(error?: string): RestAnswer {
  return { status: 400, body: { success: false, ...(error !== undefined && { error }) } }
}

export function forbidden(): RestAnswer {
  return { status: 403, body: { success: false, error: 'unauthorized' } }
}

/** The room from `roomId` or `roomName`. Throws the routes' error if there is none. */
export function needRoom(call: UserCall): Room {
  const wanted = text(call.fields, 'roomId') ?? text(call.fields, 'roomName')
  if (wanted === undefined) fail('error-roomid-param-not-provided', 'The parameter "roomId" or "roomName" is required')
  const room = findRoom(call.workspace.db, wanted)
  if (room === undefined || !canAccessRoom(call.workspace.db, call.user, room)) {
    fail('error-room-not-found', 'The required "roomId" or "roomName" param provided does not match any channel')
  }
  if (room.archived) fail('error-room-archived', `The channel, ${room.name}, is archived`)
  return room
}

/** Rocket.Chat's paging: 50 by default, 100 at most, 0 for all. */
export function page<T>(items: readonly T[], fields: Fields): { items: T[]; count: number; offset: number; total: number } {
  const wanted = Number(fields['count'] ?? 50)
  const size = Number.isInteger(wanted) && wanted >= 0 ? Math.min(wanted, 100) : 50
  const offset = Math.max(0, Number(fields['offset'] ?? 0) || 0)
  const shown = items.slice(offset, size === 0 ? undefined : offset + size)
  return { items: shown, count: shown.length, offset, total: items.length }
}
