import { type Database, findSubscription } from './database.ts'
import type { Room, User } from './records.ts'

/** Rocket.Chat's default role lists, for the permissions that the sandbox checks (8.6.1, `constant/permissions.ts`). */
export const permissions: Readonly<Record<string, readonly string[]>> = {
  'add-user-to-any-c-room': ['admin'],
  'add-user-to-joined-room': ['admin', 'owner', 'moderator'],
  'api-bypass-rate-limit': ['admin', 'bot', 'app'],
  'create-c': ['admin', 'user', 'bot', 'app'],
  'create-d': ['admin', 'user', 'bot', 'app'],
  'create-p': ['admin', 'user', 'bot', 'app'],
  'create-personal-access-tokens': ['admin', 'user'],
  'delete-message': ['admin', 'owner', 'moderator'],
  'delete-own-message': ['admin', 'user'],
  'edit-message': ['admin', 'owner', 'moderator'],
  'edit-room': ['admin', 'owner', 'moderator'],
  'leave-c': ['admin', 'user', 'bot', 'anonymous', 'app'],
  'leave-p': ['admin', 'user', 'bot', 'anonymous', 'app'],
  'mention-all': ['admin', 'owner', 'moderator', 'user'],
  'mention-here': ['admin', 'owner', 'moderator', 'user'],
  'message-impersonate': ['bot', 'app'],
  'post-readonly': ['admin', 'owner', 'moderator'],
  'preview-c-room': ['admin', 'user', 'anonymous'],
  'remove-user': ['admin', 'owner', 'moderator'],
  'send-many-messages': ['admin', 'bot', 'app'],
  'view-c-room': ['admin', 'user', 'bot', 'app', 'anonymous'],
  'view-d-room': ['admin', 'user', 'bot', 'app'],
  'view-full-other-user-info': ['admin'],
  'view-joined-room': ['guest', 'bot', 'app', 'anonymous'],
  'view-p-room': ['admin', 'user', 'anonymous', 'guest'],
  'view-statistics': ['admin'],
}

/** Room roles (owner, moderator) only count in the given room. */
export function hasPermission(db: Database, user: User, permission: string, rid?: string): boolean {
  const held = rid === undefined ? user.roles : [...user.roles, ...(findSubscription(db, rid, user._id)?.roles ?? [])]
  return (permissions[permission] ?? []).some((role) => held.includes(role))
}

/** Who receives a room's messages: everybody for a public channel, joined or not; members for other rooms. */
export function canAccessRoom(db: Database, user: User, room: Room): boolean {
  if (room.t === 'c' && hasPermission(db, user, 'view-c-room')) return true
  if (findSubscription(db, room._id, user._id) === undefined) return false
  return hasPermission(db, user, 'view-joined-room') || hasPermission(db, user, `view-${room.t}-room`)
}

/** Who may read a room's history: members only, unless it's a public channel and they have `preview-c-room` (bots don't). */
export function canReadRoom(db: Database, user: User, room: Room): boolean {
  if (!canAccessRoom(db, user, room)) return false
  if (room.t !== 'c' || hasPermission(db, user, 'preview-c-room')) return true
  return findSubscription(db, room._id, user._id) !== undefined
}
