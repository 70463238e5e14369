import { requireBody } from './errors.ts'
import { isJson, type Json, readList, readString } from './json.ts'
import type { Rest, RestResponse } from './rest.ts'
import { readRoomKind, type WireRoom } from './wire.ts'

/** A room that the bot has joined, in the format of the realtime stream. */
export interface JoinedRoom extends WireRoom {
  readonly id: string
}

/**
 * The bot's subscriptions, or its rooms if the workspace doesn't show it subscriptions: both list what it has joined.
 * @throws ChatUnavailable, ChatRefused
 */
export async function listJoinedRooms(rest: Rest, signal?: AbortSignal): Promise<readonly JoinedRoom[]> {
  const subscriptions = await rest.call('GET', 'subscriptions.get', {}, signal)
  if (!isUnknownRoute(subscriptions)) return readRooms(requireBody(subscriptions, 'subscriptions.get'), 'rid')
  return readRooms(requireBody(await rest.call('GET', 'rooms.get', {}, signal), 'rooms.get'), '_id')
}

/** For an unknown route Rocket.Chat up to 6.14 sends its web page; newer versions, and gateways, send 404. */
function isUnknownRoute({ status, body }: RestResponse): boolean {
  return status === 404 || (status === 200 && body === undefined)
}

function readRooms(body: Json, idField: 'rid' | '_id'): readonly JoinedRoom[] {
  return readList(body['update']).flatMap((entry) => {
    const id = isJson(entry) ? readString(entry[idField]) : undefined
    if (!isJson(entry) || id === undefined || readRoomKind(entry['t']) === undefined) return []
    return [{ id, roomParticipant: true, roomType: entry['t'], roomName: entry['name'] }]
  })
}
