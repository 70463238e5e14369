import { findSubscription, messagesIn } from '../database.ts'
import { fail } from '../failure.ts'
import { randomId } from '../ids.ts'
import { canAccessRoom, hasPermission } from '../permissions.ts'
import type { Message, Room, User, UserRef } from '../records.ts'
import type { Workspace } from '../workspace.ts'
import { completeAttachments, mentionsEverybody, readContent } from './content.ts'
import { emitMessage, touchRoom } from './publish.ts'
import { countUnread, markRead } from './unread.ts'

export type Draft = Pick<Message, 'rid'> & Partial<Message>

/** UTF-16 units, as JavaScript counts them (setting `Message_MaxAllowedSize`). */
export function maxMessageSize(workspace: Workspace): number {
  return Number(workspace.db.settings.get('Message_MaxAllowedSize'))
}

/**
 * Stores a message and tells everybody. If the id is taken, returns undefined and keeps the first text, as the genuine server
 * does.
 * That makes a client-chosen id a guard against posting twice.
 */
export function sendMessage(workspace: Workspace, author: User, draft: Draft): Message | undefined {
  const placed = placeInThread(workspace, draft)
  const room = checkMaySend(workspace, author, placed)
  const message = compose(workspace, author, placed)
  checkMentions(workspace, author, message)
  if (workspace.db.messages.has(message._id)) return undefined

  workspace.db.messages.set(message._id, message)
  const followers = addToThread(workspace, message)
  touchRoom(workspace, room, message)
  markRead(workspace, room._id, author._id)
  countUnread(workspace, message, room, followers)
  emitMessage(workspace, message)
  return message
}

/** A person in the format used in messages. */
export function refer(user: User): UserRef {
  return { _id: user._id, username: user.username, name: user.name }
}

/** Subtracts a deleted reply from its parent's count and publishes the parent. */
export function leaveThread(workspace: Workspace, reply: Message): void {
  const parent = workspace.db.messages.get(reply.tmid ?? '')
  if (parent?.tcount === undefined) return
  const replies = messagesIn(workspace.db, reply.rid).filter((message) => message.tmid === parent._id)
  if (replies.length === 0) {
    delete parent.tcount
    delete parent.tlm
    delete parent.replies
  } else {
    parent.tcount = replies.length
  }
  emitMessage(workspace, parent)
}

// A reply to a reply belongs to the parent's thread and room, no matter which room was given.
function placeInThread(workspace: Workspace, draft: Draft): Draft {
  const { tmid, ...rest } = draft
  if (tmid === undefined) {
    if (draft.tshow === true) fail('error-invalid-params', 'tshow provided but missing tmid', { method: 'sendMessage' })
    return rest
  }
  if (workspace.db.settings.get('Threads_enabled') !== true) fail('error-not-allowed', 'not-allowed', { method: 'sendMessage' })
  const parent = workspace.db.messages.get(tmid)
  return parent === undefined ? draft : { ...draft, tmid: parent.tmid ?? parent._id, rid: parent.rid }
}

function checkMaySend(workspace: Workspace, author: User, draft: Draft): Room {
  if (workspace.db.isRestricted) throw new Error('restricted-workspace')
  if ((draft.msg?.length ?? 0) > maxMessageSize(workspace)) {
    fail('error-message-size-exceeded', 'Message size exceeds Message_MaxAllowedSize', { method: 'sendMessage' })
  }
  const room = workspace.db.rooms.get(draft.rid)
  if (room === undefined) throw new Error('error-invalid-room')
  checkMayWrite(workspace, author, room)
  if (room.encrypted && !mayWritePlain(workspace)) {
    fail('error-not-allowed', 'Not allowed to send un-encrypted messages in an encrypted room', { method: 'sendMessage' })
  }
  if ((draft.alias || draft.avatar) && !hasPermission(workspace.db, author, 'message-impersonate', room._id)) {
    throw new Error('Not enough permission')
  }
  return room
}

/** The common part of sending and editing. An archived room accepts messages over REST, as on a genuine server. */
export function checkMayWrite(workspace: Workspace, author: User, room: Room): void {
  if (!canAccessRoom(workspace.db, author, room)) throw new Error('error-not-allowed')
  if (room.muted?.includes(author.username) === true) throw new Error('You_have_been_muted')
  if (room.ro && !hasPermission(workspace.db, author, 'post-readonly', room._id)) {
    throw new Error("You can't send messages because the room is readonly.")
  }
}

function mayWritePlain({ db }: Workspace): boolean {
  return db.settings.get('E2E_Enable') !== true || db.settings.get('E2E_Allow_Unencrypted_Messages') === true
}

function compose(workspace: Workspace, author: User, draft: Draft): Message {
  const now = new Date(workspace.now())
  const text = draft.msg ?? ''
  const { urls, ...content } = readContent(workspace.db, text)
  return {
    ...draft,
    _id: draft._id ?? randomId(),
    msg: text,
    ts: now,
    u: refer(author),
    _updatedAt: now,
    ...content,
    ...(draft.parseUrls !== false && urls !== undefined && { urls }),
    ...(draft.attachments !== undefined && { attachments: completeAttachments(draft.attachments) }),
  }
}

function checkMentions(workspace: Workspace, author: User, message: Message): void {
  for (const word of ['all', 'here'] as const) {
    if (!mentionsEverybody(message.mentions, word) || hasPermission(workspace.db, author, `mention-${word}`, message.rid))
      continue
    const action = word === 'all' ? 'Notify all in this room' : 'Notify active users in this room'
    fail('error-action-not-allowed', `${action} is not allowed`, { action })
  }
}

/** Returns who followed the thread before this reply. */
function addToThread(workspace: Workspace, reply: Message): string[] {
  const parent = workspace.db.messages.get(reply.tmid ?? '')
  if (parent === undefined) return []
  const followers = parent.replies ?? []
  const members = (reply.mentions ?? [])
    .map((mention) => mention._id)
    .filter((id) => findSubscription(workspace.db, reply.rid, id))
  parent.replies = [...new Set([...followers, parent.u._id, reply.u._id, ...members])]
  parent.tcount = (parent.tcount ?? 0) + 1
  parent.tlm = reply.ts
  emitMessage(workspace, parent)
  return followers
}
