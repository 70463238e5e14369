import { findSubscription, findUser, membersOf, subscriptionKey } from '../database.ts'
import { fail } from '../failure.ts'
import { randomId, stableRoomId } from '../ids.ts'
import { hasPermission } from '../permissions.ts'
import type { Room, Subscription, User } from '../records.ts'
import type { Workspace } from '../workspace.ts'
import { emitRoom, writeSystemMessage } from './publish.ts'
import { refer } from './send.ts'

/** Creates a channel (`c`) or a private group (`p`), owned by its creator. */
export function createRoom(
  workspace: Workspace,
  owner: User,
  name: string,
  type: 'c' | 'p',
  members: readonly User[],
  id?: string,
): Room {
  if ([...workspace.db.rooms.values()].some((room) => room.name === name)) {
    fail('error-duplicate-channel-name', `A channel with name '${name}' exists`, { function: 'RocketChat.getValidRoomName' })
  }
  const now = new Date(workspace.now())
  const room: Room = {
    _id: id ?? stableRoomId(name),
    fname: name,
    name,
    t: type,
    customFields: {},
    msgs: 0,
    usersCount: 0,
    u: refer(owner),
    ts: now,
    ro: false,
    default: false,
    sysMes: true,
    _updatedAt: now,
  }
  workspace.db.rooms.set(room._id, room)
  subscribe(workspace, room, owner, { roles: ['owner'] })
  for (const member of members) subscribe(workspace, room, member)
  emitRoom(workspace, room, 'inserted')
  return room
}

/** The direct room of these people. Its id is made of theirs, so an existing one is found. */
export function openDirect(workspace: Workspace, opener: User, others: readonly User[]): Room {
  const people = [...new Map([opener, ...others].map((user) => [user._id, user])).values()]
  const uids = people.map((user) => user._id).sort()
  const id = uids.length > 2 ? stableRoomId(uids.join()) : uids.join('')
  const existing = workspace.db.rooms.get(id)
  if (existing !== undefined) return existing
  const now = new Date(workspace.now())
  const usernames = people.map((user) => user.username).sort()
  const room: Room = {
    _id: id,
    t: 'd',
    usernames,
    uids,
    usersCount: 0,
    msgs: 0,
    ts: now,
    default: false,
    ro: false,
    sysMes: true,
    _updatedAt: now,
  }
  workspace.db.rooms.set(id, room)
  for (const person of people) {
    const partners = people.filter((other) => other._id !== person._id)
    const shown = partners.length === 0 ? [person] : partners
    const name = shown.map((other) => other.username).join(', ')
    const fname = shown.map((other) => other.name).join(', ')
    subscribe(workspace, room, person, { name, fname, open: person._id === opener._id })
  }
  emitRoom(workspace, room, 'inserted')
  return room
}

export function joinRoom(workspace: Workspace, user: User, room: Room): void {
  if (findSubscription(workspace.db, room._id, user._id) !== undefined) return
  subscribe(workspace, room, user)
  writeSystemMessage(workspace, room, 'uj', refer(user), user.username)
}

export function leaveRoom(workspace: Workspace, user: User, room: Room): void {
  if (!unsubscribe(workspace, room, user)) fail('error-user-not-in-room', 'You are not in this room', { method: 'leaveRoom' })
  writeSystemMessage(workspace, room, 'ul', refer(user), user.username)
}

/** `au` names the inviter, as the slash command writes it. Without it, the new member is shown as having joined. */
export function inviteToRoom(workspace: Workspace, inviter: User, user: User, room: Room, kind: 'uj' | 'au'): void {
  const allowed =
    hasPermission(workspace.db, inviter, 'add-user-to-joined-room', room._id) ||
    (room.t === 'c' && hasPermission(workspace.db, inviter, 'add-user-to-any-c-room'))
  if (!allowed) fail('error-not-allowed', 'Not allowed', { method: 'addUsersToRoom' })
  if (findSubscription(workspace.db, room._id, user._id) !== undefined) return
  subscribe(workspace, room, user)
  const author = kind === 'uj' ? refer(user) : { _id: inviter._id, username: inviter.username }
  writeSystemMessage(workspace, room, kind, author, user.username)
}

export function kickFromRoom(workspace: Workspace, kicker: User, user: User, room: Room): void {
  if (!hasPermission(workspace.db, kicker, 'remove-user', room._id))
    fail('error-not-allowed', 'Not allowed', { method: 'removeUserFromRoom' })
  if (!unsubscribe(workspace, room, user))
    fail('error-user-not-in-room', 'User is not in this room', { method: 'removeUserFromRoom' })
  writeSystemMessage(workspace, room, 'ru', refer(kicker), user.username)
}

export function setTopic(workspace: Workspace, user: User, room: Room, topic: string): void {
  if (!hasPermission(workspace.db, user, 'edit-room', room._id))
    fail('error-action-not-allowed', 'Editing room is not allowed', { method: 'saveRoomSettings' })
  room.topic = topic
  writeSystemMessage(workspace, room, 'room_changed_topic', refer(user), topic)
}

/** The user of that name. Throws the REST routes' error if there is none. */
export function requireUser(workspace: Workspace, username: string): User {
  return findUser(workspace.db, username.replace(/^@/, '')) ?? fail('error-invalid-user', 'Invalid user')
}

function subscribe(workspace: Workspace, room: Room, user: User, extra: Partial<Subscription> = {}): void {
  const key = subscriptionKey(room._id, user._id)
  if (workspace.db.subscriptions.has(key)) return
  const now = new Date(workspace.now())
  const subscription: Subscription = {
    _id: randomId(),
    rid: room._id,
    t: room.t,
    u: { _id: user._id, username: user.username },
    name: room.name ?? '',
    fname: room.fname ?? '',
    open: true,
    alert: false,
    unread: 0,
    userMentions: 0,
    groupMentions: 0,
    ts: now,
    _updatedAt: now,
    ...extra,
  }
  workspace.db.subscriptions.set(key, subscription)
  room.usersCount = membersOf(workspace.db, room._id).length
  workspace.events.emit({ kind: 'subscription', action: 'inserted', subscription })
}

function unsubscribe(workspace: Workspace, room: Room, user: User): boolean {
  const key = subscriptionKey(room._id, user._id)
  const subscription = workspace.db.subscriptions.get(key)
  if (subscription === undefined) return false
  workspace.db.subscriptions.delete(key)
  workspace.db.removedSubscriptions.push({ _id: subscription._id, owner: user._id, _deletedAt: new Date(workspace.now()) })
  room.usersCount = membersOf(workspace.db, room._id).length
  workspace.events.emit({ kind: 'subscription', action: 'removed', subscription })
  return true
}
