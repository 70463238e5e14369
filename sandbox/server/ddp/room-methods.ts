import { joinedRooms, ownSubscriptions } from '../chat/read.ts'
import { joinRoom, leaveRoom, openDirect, requireUser } from '../chat/rooms.ts'
import { markRead } from '../chat/unread.ts'
import { findRoom } from '../database.ts'
import { fail } from '../failure.ts'
import { canAccessRoom } from '../permissions.ts'
import type { Room } from '../records.ts'
import { date } from '../values.ts'
import { publish } from './broadcast.ts'
import { type Method, type MethodCall, needUser } from './method-call.ts'

/** Rooms, subscriptions, and room events that aren't stored. */
export const roomMethods: Readonly<Record<string, Method>> = {
  getRoomIdByNameOrId: (call) => visibleRoom(call, 'getRoomIdByNameOrId')._id,
  joinRoom: (call) => {
    joinRoom(call.workspace, needUser(call, 'joinRoom'), visibleRoom(call, 'joinRoom'))
    return true
  },
  leaveRoom: (call) => leaveRoom(call.workspace, needUser(call, 'leaveRoom'), visibleRoom(call, 'leaveRoom')),
  createDirectMessage: (call) => {
    const user = needUser(call, 'createDirectMessage')
    const people = call.params.map((name) => requireUser(call.workspace, String(name)))
    const room = openDirect(call.workspace, user, people)
    return { t: 'd', rid: room._id, usernames: room.usernames }
  },
  readMessages: (call) => {
    markRead(call.workspace, String(call.params[0]), needUser(call, 'readMessages')._id)
  },
  'rooms/get': (call) => {
    const since = date({ since: call.params[0] }, 'since')
    const rooms = joinedRooms(call.workspace, needUser(call, 'rooms/get'), since)
    return since === undefined ? rooms : { update: rooms, remove: [] }
  },
  'subscriptions/get': (call) => {
    const since = date({ since: call.params[0] }, 'since')
    const found = ownSubscriptions(call.workspace, needUser(call, 'subscriptions/get'), since)
    return since === undefined ? found.update : found
  },
  'public-settings/get': ({ workspace }) => [...workspace.db.settings].map(([_id, value]) => ({ _id, value })),
  'stream-notify-room': (call) => {
    const [eventName, ...args] = call.params
    const user = needUser(call, 'stream-notify-room')
    const [rid = '', activity] = String(eventName).split('/')
    const room = call.workspace.db.rooms.get(rid)
    // A client may only report its own typing, under its own name.
    if (room === undefined || !canAccessRoom(call.workspace.db, user, room)) fail('not-allowed')
    if (activity !== 'user-activity' || (args[0] !== user.username && args[0] !== user.name)) fail('not-allowed')
    for (const session of call.sessions)
      if (session !== call.session) publish(session, 'stream-notify-room', String(eventName), args)
  },
}

function visibleRoom(call: MethodCall, method: string): Room {
  const user = needUser(call, method)
  const room = findRoom(call.workspace.db, String(call.params[0]))
  if (room === undefined || !canAccessRoom(call.workspace.db, user, room)) fail('error-not-allowed', 'Not allowed', { method })
  return room
}
