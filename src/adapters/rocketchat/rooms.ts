import { demandBody } from './errors.ts'
import { isJson, readList, readText } from './json.ts'
import type { Rest } from './rest.ts'
import { readRoomKind, type WireRoom } from './wire.ts'

/** A room that the bot has joined, described as the realtime stream describes it. */
export interface JoinedRoom extends WireRoom {
  readonly id: string
}

/** @throws ChatUnavailable, ChatRefused */
export async function listJoinedRooms(rest: Rest, signal: AbortSignal): Promise<readonly JoinedRoom[]> {
  const body = demandBody(await rest.call('GET', 'subscriptions.get', {}, signal), 'subscriptions.get')
  return readList(body['update']).flatMap((entry) => {
    const id = isJson(entry) ? readText(entry['rid']) : undefined
    if (!isJson(entry) || id === undefined || readRoomKind(entry['t']) === undefined) return []
    return [{ id, roomParticipant: true, roomType: entry['t'], roomName: entry['name'] }]
  })
}
