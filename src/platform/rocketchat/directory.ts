import type { Chat } from '../../messaging/chat.ts'
import { ChatRefused, ChatUnavailable } from '../../messaging/chat-errors.ts'
import type { RoomRole } from '../../messaging/rooms.ts'
import type { Clock, EpochMs } from '../../shared/clock.ts'
import { minuteMs } from '../../shared/dates/time.ts'
import { isRefusal, requireBody, toFailure } from './errors.ts'
import { isJson, type Json, readJson, readList, readString } from './json.ts'
import type { Rest } from './rest.ts'
import { readRoomKind } from './wire.ts'

/** Looks up people, rooms and roles. */
type Directory = Pick<Chat, 'findPerson' | 'findRoom' | 'openDirect' | 'roomRoles' | 'isMember'>

/** An account may be deleted, and its direct room along with it. */
const directRoomLifeMs = 10 * minuteMs

/** The most that a page may have with the workspace's default settings. */
const membersAtOnce = 100

/** Everybody sees the type, but only administrators see the roles. */
function isBot({ type, roles }: Json): boolean {
  return type === 'bot' || type === 'app' || (Array.isArray(roles) && roles.includes('bot'))
}

export function createDirectory(rest: Rest, clock: Clock): Directory {
  const directRooms = new Map<string, { readonly roomId: string; readonly until: EpochMs }>()

  return {
    async findPerson(by) {
      const query = 'id' in by ? { userId: by.id } : { username: by.username }
      const response = await rest.call('GET', 'users.info', query)
      if (isRefusal(response)) return undefined
      const user = readJson(requireBody(response, 'users.info')['user'])
      const [id, username, name] = [readString(user['_id']), readString(user['username']), readString(user['name'])]
      if (id === undefined || username === undefined) return undefined
      return {
        ...{ id, username },
        ...(name !== undefined && { name }),
        ...(user['active'] === false && { isClosed: true }),
        ...(isBot(user) && { isBot: true }),
      }
    },

    async findRoom(by) {
      const response = await rest.call('GET', 'rooms.info', 'id' in by ? { roomId: by.id } : { roomName: by.name })
      if (isRefusal(response)) return undefined
      const room = readJson(requireBody(response, 'rooms.info')['room'])
      const [id, kind, name] = [readString(room['_id']), readRoomKind(room['t']), readString(room['name'])]
      const members = room['usersCount']
      if (id === undefined || kind === undefined) return undefined
      // The bot is counted as well in rooms that it has joined, and no others matter.
      const people = typeof members === 'number' ? Math.max(0, members - 1) : undefined
      return { id, kind, ...(name !== undefined && { name }), ...(people !== undefined && { members: people }) }
    },

    async openDirect(personId) {
      const known = directRooms.get(personId)
      if (known !== undefined && clock.now() < known.until) return known.roomId
      // The route takes names only: the name is looked up each time, so that the message follows a renamed account.
      const person = await this.findPerson({ id: personId })
      if (person === undefined)
        throw new ChatRefused('error-invalid-user', `There is no account ${personId}.`, { about: 'room' })
      const { username } = person
      const room = readJson(requireBody(await rest.call('POST', 'im.create', { username }), 'im.create')['room'])
      const roomId = readString(room['_id']) ?? readString(room['rid'])
      if (roomId === undefined) throw new ChatUnavailable('im.create: the response names no room.')
      directRooms.set(personId, { roomId, until: clock.now() + directRoomLifeMs })
      return roomId
    },

    async roomRoles(roomId, personId) {
      const holders = await listRoleHolders(rest, roomId)
      return holders.flatMap((holder) => {
        if (!isJson(holder) || !isJson(holder['u']) || holder['u']['_id'] !== personId) return []
        return readList(holder['roles']).filter(isRoomRole)
      })
    },

    async isMember({ id: roomId, kind }, person) {
      const route = kind === 'group' ? 'groups.members' : 'channels.members'
      for (let offset = 0; ; offset += membersAtOnce) {
        const query = { roomId, filter: person.username, offset: String(offset), count: String(membersAtOnce) }
        const response = await rest.call('GET', route, query)
        if (isRefusal(response)) return false
        const members = readList(requireBody(response, route)['members'])
        if (members.some((member) => isJson(member) && member['_id'] === person.id)) return true
        if (members.length < membersAtOnce) return false
      }
    },
  }
}

/** `rooms.roles` serves every kind of room, but older workspaces have one route for channels and one for groups instead. */
async function listRoleHolders(rest: Rest, roomId: string): Promise<readonly unknown[]> {
  const routes = [
    ['rooms.roles', { rid: roomId }],
    ['channels.roles', { roomId }],
    ['groups.roles', { roomId }],
  ] as const
  let refused: Error = new ChatRefused('error-invalid-room', `The room ${roomId} does not list its roles.`)
  for (const [route, query] of routes) {
    const response = await rest.call('GET', route, query)
    const isUnknownRoute = response.body === undefined && (response.status === 200 || response.status === 404)
    if (!isUnknownRoute && !isRefusal(response)) return readList(requireBody(response, route)['roles'])
    if (!isUnknownRoute) refused = toFailure(response, route)
  }
  throw refused
}

function isRoomRole(role: unknown): role is RoomRole {
  return role === 'owner' || role === 'moderator' || role === 'leader'
}
