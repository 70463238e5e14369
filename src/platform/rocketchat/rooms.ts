import type { JoinedRoom } from '../../messaging/rooms.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { minuteMs } from '../../shared/dates/time.ts'
import { requireBody } from './errors.ts'
import { isJson, type Json, readList, readString } from './json.ts'
import type { Rest, RestResponse } from './rest.ts'
import type { ServerTime } from './server-time.ts'
import { readRoomKind, type WireRoom } from './wire.ts'

/** A room that has changed, in the format of the realtime stream. */
export interface ChangedRoom extends WireRoom {
  readonly id: string
}

/**
 * The joined rooms in which anything was said since an instant by the workspace's clock. A new message changes its room, and an
 * invitation changes the subscription. Reactions and edits change neither.
 * @throws ChatUnavailable, ChatRefused
 */
export async function listChangedRooms(rest: Rest, since: EpochMs, signal?: AbortSignal): Promise<readonly ChangedRoom[]> {
  const query = { updatedSince: new Date(since).toISOString() }
  const [rooms, subscriptions] = await Promise.all([
    rest.call('GET', 'rooms.get', query, signal),
    rest.call('GET', 'subscriptions.get', query, signal),
  ])
  const changed = [
    ...readRooms(requireBody(rooms, 'rooms.get'), '_id'),
    ...(isUnknownRoute(subscriptions) ? [] : readRooms(requireBody(subscriptions, 'subscriptions.get'), 'rid')),
  ]
  return [...new Map(changed.map((room) => [room.id, room])).values()]
}

/** What the bot has joined, kept up to date by what changes. */
export interface JoinedRooms {
  /** Asks for what has changed since the last call. @throws ChatUnavailable, ChatRefused */
  read(): Promise<ReadonlyMap<string, JoinedRoom>>
  /** Whether a room was archived when somebody last asked. */
  isArchived(roomId: string): boolean
}

/** Changes are asked for again this long, because a change is stored a moment after the time that it carries. */
const overlapMs = minuteMs

export function createJoinedRooms(rest: Rest, serverTime: ServerTime): JoinedRooms {
  const rooms = new Map<string, JoinedRoom>()
  /** Removals name subscriptions, not rooms. */
  const roomOf = new Map<string, string>()
  let readAt: EpochMs | undefined
  let reading: Promise<ReadonlyMap<string, JoinedRoom>> | undefined

  async function update(): Promise<ReadonlyMap<string, JoinedRoom>> {
    const askedAt = serverTime.latest
    const since = readAt === undefined ? {} : { updatedSince: new Date(readAt - overlapMs).toISOString() }
    const response = await rest.call('GET', 'subscriptions.get', since)
    // The list of rooms doesn't say what the bot has left, so all of it is read.
    if (isUnknownRoute(response)) return toJoined(requireBody(await rest.call('GET', 'rooms.get', {}), 'rooms.get'))
    const body = requireBody(response, 'subscriptions.get')
    for (const removed of readList(body['remove'])) {
      const id = isJson(removed) ? readString(removed['_id']) : undefined
      const roomId = roomOf.get(id ?? '')
      if (id === undefined || roomId === undefined) continue
      roomOf.delete(id)
      rooms.delete(roomId)
    }
    for (const entry of readList(body['update']).filter(isJson)) {
      const [id, roomId, room] = [readString(entry['_id']), readString(entry['rid']), toRoom(entry)]
      if (roomId === undefined || room === undefined) continue
      rooms.set(roomId, room)
      if (id !== undefined) roomOf.set(id, roomId)
    }
    if (askedAt > 0) readAt = askedAt
    return rooms
  }

  return {
    read() {
      reading ??= update().finally(() => {
        reading = undefined
      })
      return reading
    },
    isArchived: (roomId) => rooms.get(roomId)?.isArchived === true,
  }
}

/** For an unknown route Rocket.Chat up to 6.14 sends its web page; newer versions, and gateways, send 404. */
function isUnknownRoute({ status, body }: RestResponse): boolean {
  return status === 404 || (status === 200 && body === undefined)
}

function readRooms(body: Json, idField: 'rid' | '_id'): readonly ChangedRoom[] {
  return readList(body['update']).flatMap((entry) => {
    const id = isJson(entry) ? readString(entry[idField]) : undefined
    if (!isJson(entry) || id === undefined || readRoomKind(entry['t']) === undefined) return []
    return [{ id, roomParticipant: true, roomType: entry['t'], roomName: entry['name'] }]
  })
}

function toJoined(body: Json): ReadonlyMap<string, JoinedRoom> {
  const entries = readList(body['update']).filter(isJson)
  return new Map(
    entries.flatMap((entry) => {
      const [id, room] = [readString(entry['_id']), toRoom(entry)]
      return id === undefined || room === undefined ? [] : [[id, room]]
    }),
  )
}

/** All rooms of a kind share one object: a bot may be in thousands. */
function toRoom(entry: Json): JoinedRoom | undefined {
  const kind = readRoomKind(entry['t'])
  if (kind === undefined) return undefined
  return entry['archived'] === true ? { kind, isArchived: true } : plainRooms[kind]
}

const plainRooms = { channel: { kind: 'channel' }, group: { kind: 'group' }, direct: { kind: 'direct' } } as const
