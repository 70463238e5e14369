import { findSubscription } from '../database.ts'
import type { WorkspaceEvent } from '../events.ts'
import { canAccessRoom } from '../permissions.ts'
import type { Message, Room, Subscription, User } from '../records.ts'
import type { Workspace } from '../workspace.ts'
import type { Session } from './session.ts'

/** Who gets which changed frames for one event in the workspace. */
export function broadcast(workspace: Workspace, sessions: Iterable<Session>, event: WorkspaceEvent): void {
  for (const session of [...sessions]) {
    for (const [stream, eventName, args] of framesFor(workspace, session, event)) publish(session, stream, eventName, args)
  }
  if (event.kind === 'subscription' && event.action === 'removed') endRoomStreams(workspace, sessions, event.subscription)
}

/** Sends one changed frame for each subscription of the session to that event, so a client that subscribed twice gets it twice. */
export function publish(session: Session, stream: string, eventName: string, args: readonly unknown[]): void {
  for (const subscription of session.subscriptions.values()) {
    if (subscription.name !== stream || subscription.event !== eventName) continue
    session.send({ msg: 'changed', collection: stream, id: 'id', fields: { eventName, args } })
  }
}

type Frame = [stream: string, eventName: string, args: readonly unknown[]]

function framesFor(workspace: Workspace, session: Session, event: WorkspaceEvent): Frame[] {
  const user = session.user
  const own = (userId: string, name: string, args: readonly unknown[]): Frame[] =>
    user?._id === userId ? [['stream-notify-user', `${userId}/${name}`, args]] : []
  switch (event.kind) {
    case 'message':
      return messageFrames(workspace, user, event.message, event.room)
    case 'message-deleted':
      return [['stream-notify-room', `${event.room._id}/deleteMessage`, [{ _id: event.messageId }]]]
    case 'room':
      return event.userIds.flatMap((id) => own(id, 'rooms-changed', [event.action, event.room]))
    case 'subscription':
      return own(event.subscription.u._id, 'subscriptions-changed', [event.action, describeSubscription(event)])
    case 'notification':
      return own(event.userId, 'notification', [notificationOf(event.message, event.room)])
    case 'private-notice':
      return own(event.userId, 'message', [privateNotice(workspace, event.rid, event.text)])
    case 'status':
      return [['stream-notify-logged', 'user-status', [statusOf(event.user)]]]
    case 'setting':
      return [['stream-notify-all', 'public-settings-changed', ['updated', { _id: event.id, value: event.value }]]]
    case 'token-ended':
      return []
  }
}

/**
 * `__my_messages__` carries the messages of every room the user may access, including public channels they never joined. The
 * second argument tells which is which.
 */
function messageFrames(workspace: Workspace, user: User | undefined, message: Message, room: Room): Frame[] {
  const byRoom: Frame = ['stream-room-messages', room._id, [message]]
  if (user === undefined || !canAccessRoom(workspace.db, user, room)) return [byRoom]
  const roomParticipant = findSubscription(workspace.db, room._id, user._id) !== undefined
  const meta = { roomParticipant, roomType: room.t, ...(room.name !== undefined && { roomName: room.name }) }
  return [byRoom, ['stream-room-messages', '__my_messages__', [message, meta]]]
}

function describeSubscription(event: { action: string; subscription: Subscription }): unknown {
  const { _id, u, rid, t } = event.subscription
  return event.action === 'removed' ? { _id, u, rid, t } : event.subscription
}

function notificationOf(message: Message, room: Room): unknown {
  const sender = message.u
  const title = room.t === 'd' ? sender.username : `#${room.name}`
  const text = room.t === 'd' ? message.msg : `${sender.username}: ${message.msg}`
  const { _id, rid, tmid, msg } = message
  const payload = {
    _id,
    rid,
    ...(tmid !== undefined && { tmid }),
    sender,
    type: room.t,
    message: { msg },
    name: room.name ?? sender.username,
  }
  return { title, text, payload }
}

function privateNotice(workspace: Workspace, rid: string, text: string): unknown {
  const ts = new Date(workspace.now())
  const u = { _id: 'rocket.cat', username: 'rocket.cat' }
  return { rid, private: true, _id: String(ts.getTime()), ts, u, msg: text }
}

// The stream sends a status as its index in this list.
const STATUS_ORDER = ['offline', 'online', 'away', 'busy']

function statusOf(user: User): readonly unknown[] {
  return [user._id, user.username, STATUS_ORDER.indexOf(user.status), user.statusText ?? null, user.name, user.roles]
}

function endRoomStreams(workspace: Workspace, sessions: Iterable<Session>, removed: Subscription): void {
  const room = workspace.db.rooms.get(removed.rid)
  for (const session of sessions) {
    if (session.user?._id !== removed.u._id || room === undefined) continue
    for (const subscription of [...session.subscriptions.values()]) {
      if (subscription.name !== 'stream-room-messages' || subscription.event !== room._id) continue
      session.subscriptions.delete(subscription.id)
      session.send({ msg: 'nosub', id: subscription.id })
    }
  }
}
