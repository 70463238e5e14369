import type { RoomObstacle } from '../../messaging/rooms.ts'
import { isRefusal, readCode, requireBody } from './errors.ts'
import { isJson, type Json, readList } from './json.ts'
import type { Rest } from './rest.ts'

/** What an error code says about the room by itself. */
const obstacleOfCode: ReadonlyMap<string, RoomObstacle | undefined> = new Map([
  ['error-invalid-room', 'gone'],
  ['error-room-archived', 'archived'],
  // A direct room whose other person has blocked the bot.
  ['room_is_blocked', undefined],
])

export function isCertainRoomCode(code: string): boolean {
  return obstacleOfCode.has(code)
}

export function readObstacleCode(code: string): RoomObstacle | undefined {
  return obstacleOfCode.get(code)
}

/** A room, and what its state says against writing in it. A read-only room counts, although the bot may have the right to. */
interface RoomState {
  readonly room: Json
  readonly obstacle: RoomObstacle | undefined
}

async function readState(rest: Rest, roomId: string): Promise<RoomState> {
  const response = await rest.call('GET', 'rooms.info', { roomId })
  if (isRefusal(response)) {
    const isArchived = readCode(response.body ?? {}) === 'error-room-archived'
    return { room: {}, obstacle: isArchived ? 'archived' : 'gone' }
  }
  const { room } = requireBody(response, 'rooms.info')
  return isJson(room) ? { room, obstacle: readObstacle(room) } : { room: {}, obstacle: 'gone' }
}

function readObstacle(room: Json): RoomObstacle | undefined {
  if (room['archived'] === true) return 'archived'
  if (room['encrypted'] === true) return 'encrypted'
  if (room['ro'] === true) return 'read-only'
  return readList(room['muted']).length > 0 ? 'muted' : undefined
}

/**
 * What explains that a room takes no message; undefined when nothing about it does.
 * @throws ChatUnavailable
 */
export async function explainRefusal(rest: Rest, roomId: string): Promise<RoomObstacle | undefined> {
  return (await readState(rest, roomId)).obstacle
}

/** Who may write in a read-only room by default: the permission `post-readonly`. */
const writers: readonly unknown[] = ['owner', 'moderator']

/**
 * Why the bot can't write in a room, as far as that can be seen without trying.
 * @throws ChatUnavailable
 */
export async function findObstacle(
  rest: Rest,
  roomId: string,
  self: { readonly id: string; readonly username: string },
): Promise<RoomObstacle | undefined> {
  const { room, obstacle } = await readState(rest, roomId)
  if (obstacle === 'muted') return readList(room['muted']).includes(self.username) ? obstacle : undefined
  if (obstacle !== 'read-only') return obstacle
  if (readList(room['unmuted']).includes(self.username)) return undefined
  const { body } = await rest.call('GET', 'rooms.roles', { rid: roomId })
  const own = readList(body?.['roles']).find((one) => isJson(one) && isJson(one['u']) && one['u']['_id'] === self.id)
  return isJson(own) && readList(own['roles']).some((role) => writers.includes(role)) ? undefined : obstacle
}
