import type { Chat } from '../../messaging/chat.ts'
import type { RoomObstacle } from '../../messaging/rooms.ts'
import type { Subscriptions } from '../announcements/subscriptions.ts'
import { mayBeToldOfRoom, type Sight } from '../visibility/model.ts'

/** A room that the bot can't write in. It has no name where the reader may not know of it. */
export interface UnwritableRoom {
  readonly name?: string
  readonly why: RoomObstacle
}

interface Needs {
  readonly subscriptions: Pick<Subscriptions, 'all'>
  readonly sight: Sight
}

/** Each costs two calls. */
const mostRooms = 20

/**
 * Looks at the subscribed rooms and at those that refused a message lately. Asks the workspace: don't call it in a transaction.
 * Rooms that it doesn't tell about are left out.
 */
export async function findUnwritableRooms(
  { subscriptions, sight }: Needs,
  chat: Pick<Chat, 'findObstacle' | 'findRoom'>,
  refusing: readonly string[],
): Promise<readonly UnwritableRoom[]> {
  const subscribed = new Map((await subscriptions.all()).map(({ room }) => [room.id, room]))
  const rooms: UnwritableRoom[] = []
  for (const id of [...new Set([...subscribed.keys(), ...refusing])].slice(0, mostRooms)) {
    const why = await chat.findObstacle(id).catch(() => undefined)
    if (why === undefined) continue
    const room = subscribed.get(id) ?? (await chat.findRoom({ id }).catch(() => undefined))
    // Direct rooms of people aren't anybody else's business.
    if (room === undefined || room.kind === 'direct') continue
    const isKnown = room.kind === 'channel' || mayBeToldOfRoom(sight, id)
    rooms.push({ why, ...(isKnown && room.name !== undefined && { name: room.name }) })
  }
  return rooms
}
