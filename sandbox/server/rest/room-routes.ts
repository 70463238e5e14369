import { history, joinedRooms, ownSubscriptions } from '../chat/read.ts'
import {
  createRoom,
  inviteToRoom,
  joinRoom,
  kickFromRoom,
  leaveRoom,
  openDirect,
  requireUser,
  setTopic,
} from '../chat/rooms.ts'
import { markRead } from '../chat/unread.ts'
import { findUser, membersOf } from '../database.ts'
import { fail } from '../failure.ts'
import { canReadRoom } from '../permissions.ts'
import type { Room, RoomType, User } from '../records.ts'
import { date, definedOnly, flag, list, needText, number, text } from '../values.ts'
import { forbidden, needRoom, page, type RestAnswer, type Route, type Routes, success, type UserCall } from './route.ts'

/** Rooms, their members, and their messages. */
export const roomRoutes: Routes = {
  'rooms.get': {
    method: 'GET',
    answer: ({ workspace, user, fields }) =>
      success({ update: joinedRooms(workspace, user, date(fields, 'updatedSince')), remove: [] }),
  },
  'rooms.info': { method: 'GET', answer: (call) => success({ room: needRoom(call) }) },
  'rooms.roles': {
    method: 'GET',
    answer: (call) => success({ roles: roomRoles(call, call.workspace.db.rooms.get(needText(call.fields, 'rid'))) }),
  },
  'channels.roles': { method: 'GET', answer: (call) => success({ roles: roomRoles(call, needRoom(call)) }) },
  'groups.roles': { method: 'GET', answer: (call) => success({ roles: roomRoles(call, needRoom(call)) }) },
  'subscriptions.get': {
    method: 'GET',
    answer: ({ workspace, user, fields }) => success(ownSubscriptions(workspace, user, date(fields, 'updatedSince'))),
  },
  'subscriptions.read': {
    method: 'POST',
    answer: ({ workspace, user, fields }) => {
      markRead(workspace, needText(fields, 'rid'), user._id)
      return success()
    },
  },
  'channels.list': listRoute('channels', (call) => [...call.workspace.db.rooms.values()].filter((room) => room.t === 'c')),
  'channels.list.joined': listRoute('channels', (call) => joined(call, 'c')),
  'groups.list': listRoute('groups', (call) => joined(call, 'p')),
  'im.list': listRoute('ims', (call) => joined(call, 'd')),
  'channels.members': { method: 'GET', answer: members },
  'groups.members': { method: 'GET', answer: members },
  'channels.history': historyRoute('c', false),
  'groups.history': historyRoute('p', true),
  'im.history': historyRoute('d', false),
  'im.create': { method: 'POST', answer: createDirect },
  'channels.create': createRoute('c', 'channel'),
  'groups.create': createRoute('p', 'group'),
  'channels.join': changeRoute(({ workspace, user }, room) => joinRoom(workspace, user, room)),
  'channels.leave': changeRoute(({ workspace, user }, room) => leaveRoom(workspace, user, room)),
  'channels.kick': changeRoute((call, room) => kickFromRoom(call.workspace, call.user, namedUser(call), room)),
  'channels.invite': changeRoute((call, room) => inviteToRoom(call.workspace, call.user, namedUser(call), room, 'uj')),
  'channels.setTopic': changeRoute((call, room) => setTopic(call.workspace, call.user, room, text(call.fields, 'topic') ?? '')),
}

function joined({ workspace, user }: UserCall, type: RoomType): Room[] {
  return joinedRooms(workspace, user).filter((room) => room.t === type)
}

function listRoute(key: string, find: (call: UserCall) => Room[]): Route {
  return {
    method: 'GET',
    answer: (call) => {
      const { items, ...paging } = page(find(call), call.fields)
      return success({ [key]: items, ...paging })
    },
  }
}

function changeRoute(change: (call: UserCall, room: Room) => void): Route {
  return {
    method: 'POST',
    answer: (call) => {
      const room = needRoom(call)
      change(call, room)
      return success({ channel: room })
    },
  }
}

function createRoute(type: 'c' | 'p', key: string): Route {
  return {
    method: 'POST',
    answer: ({ workspace, user, fields }) => {
      const members = (list(fields, 'members') ?? []).map((name) => requireUser(workspace, String(name)))
      return success({ [key]: createRoom(workspace, user, needText(fields, 'name'), type, members) })
    },
  }
}

// By default, thread replies are left out for channels and direct rooms, but included for groups. Measured; easy for bots to
// miss.
function historyRoute(type: RoomType, threadsByDefault: boolean): Route {
  return {
    method: 'GET',
    answer: (call) => {
      const room = needRoom(call)
      if (room.t !== type || !canReadRoom(call.workspace.db, call.user, room)) return forbidden()
      const query = definedOnly({
        latest: date(call.fields, 'latest'),
        oldest: date(call.fields, 'oldest'),
        inclusive: flag(call.fields, 'inclusive'),
        offset: number(call.fields, 'offset'),
        count: Math.min(number(call.fields, 'count') ?? 20, 100),
        showThreadMessages: flag(call.fields, 'showThreadMessages') ?? threadsByDefault,
      })
      return success({ messages: history(call.workspace, room._id, query) })
    },
  }
}

function members(call: UserCall): RestAnswer {
  const users = membersOf(call.workspace.db, needRoom(call)._id).flatMap((one) => call.workspace.db.users.get(one.u._id) ?? [])
  const described = users.map(({ _id, name, username, status, _updatedAt }) => ({ _id, name, username, status, _updatedAt }))
  const { items, ...paging } = page(described, call.fields)
  return success({ members: items, ...paging })
}

function roomRoles(call: UserCall, room: Room | undefined): unknown[] {
  if (room === undefined || !canReadRoom(call.workspace.db, call.user, room))
    fail('error-not-allowed', 'Not allowed', { method: 'getRoomRoles' })
  return membersOf(call.workspace.db, room._id)
    .filter((member) => (member.roles?.length ?? 0) > 0)
    .map((member) => {
      const name = call.workspace.db.users.get(member.u._id)?.name
      return { _id: member._id, rid: room._id, u: { ...member.u, name }, roles: member.roles }
    })
}

function createDirect({ workspace, user, fields }: UserCall): RestAnswer {
  const names = text(fields, 'usernames')?.split(',') ?? [needText(fields, 'username')]
  const room = openDirect(
    workspace,
    user,
    names.map((name) => requireUser(workspace, name.trim())),
  )
  return success({ room: { t: 'd', rid: room._id, usernames: room.usernames, _id: room._id } })
}

function namedUser({ workspace, fields }: UserCall): User {
  const found = workspace.db.users.get(text(fields, 'userId') ?? '') ?? findUser(workspace.db, text(fields, 'username') ?? '')
  return found ?? fail('error-user-param-not-provided', 'The required "userId" or "username" param was not provided')
}
