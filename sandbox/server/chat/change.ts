import { emojiByName } from '../../page/emoji.ts'
import { messagesIn } from '../database.ts'
import { fail } from '../failure.ts'
import { canAccessRoom, hasPermission } from '../permissions.ts'
import type { Message, Room, User } from '../records.ts'
import type { Workspace } from '../workspace.ts'
import { readContent } from './content.ts'
import { emitMessage, emitRoom } from './publish.ts'
import { checkMayWrite, leaveThread, maxMessageSize } from './send.ts'

/** Changes the text of a message. Its attachments and buttons stay; the same text again changes nothing. */
export function editMessage(workspace: Workspace, editor: User, messageId: string, text: string): Message {
  const { message, room } = findForChange(workspace, editor, messageId, 'updateMessage')
  const isOwn = message.u._id === editor._id && workspace.db.settings.get('Message_AllowEditing') === true
  if (!isOwn && !hasPermission(workspace.db, editor, 'edit-message', room._id)) {
    fail('error-action-not-allowed', 'Message editing not allowed', { method: 'updateMessage', action: 'Message_editing' })
  }
  const limitMinutes = Number(workspace.db.settings.get('Message_AllowEditing_BlockEditInMinutes'))
  if (limitMinutes > 0 && workspace.now() - message.ts.getTime() >= limitMinutes * 60_000) {
    fail('error-message-editing-blocked', 'Message editing is blocked', { method: 'updateMessage' })
  }
  checkMayWrite(workspace, editor, room)
  if (text.length > maxMessageSize(workspace)) {
    fail('error-message-size-exceeded', 'Message size exceeds Message_MaxAllowedSize', { method: 'updateMessage' })
  }
  if (text === message.msg) return message
  delete message.md
  Object.assign(message, readContent(workspace.db, text), {
    msg: text,
    editedAt: new Date(workspace.now()),
    editedBy: { _id: editor._id, username: editor.username },
  })
  emitMessage(workspace, message)
  return message
}

/** Without `shouldReact` a reaction toggles; with it, a second call changes nothing. */
export function reactTo(workspace: Workspace, user: User, messageId: string, emoji: string, shouldReact?: boolean): void {
  if (workspace.edition === '7.7' && !workspace.db.messages.has(messageId)) {
    fail('error-message-not-found', 'The provided "messageId" does not match any existing message.')
  }
  const { message, room } = findForChange(workspace, user, messageId, 'setReaction')
  const reaction = `:${emoji.replaceAll(':', '')}:`
  if (emojiByName(reaction) === undefined) fail('error-not-allowed', 'Invalid emoji provided.', { method: 'setReaction' })
  if (room.ro && !hasPermission(workspace.db, user, 'post-readonly', room._id)) {
    throw new Error("You can't send messages because the room is readonly.")
  }
  const reactions = message.reactions ?? {}
  const names = reactions[reaction]?.usernames ?? []
  const present = names.includes(user.username)
  if (present === shouldReact) return
  const usernames = present ? names.filter((name) => name !== user.username) : [...names, user.username]
  if (usernames.length > 0) reactions[reaction] = { usernames }
  else delete reactions[reaction]
  if (Object.keys(reactions).length > 0) message.reactions = reactions
  else delete message.reactions
  emitMessage(workspace, message)
}

/** Deletes a message. One with replies stays as an empty `rm` message, so that its thread still has a first message. */
export function deleteMessage(workspace: Workspace, user: User, messageId: string): Message {
  const { message, room } = findForChange(workspace, user, messageId, 'deleteMessage')
  const own = message.u._id === user._id && hasPermission(workspace.db, user, 'delete-own-message', room._id)
  if (!own && !hasPermission(workspace.db, user, 'delete-message', room._id)) {
    fail('error-action-not-allowed', 'Not allowed', { method: 'deleteMessage', action: 'Delete_message' })
  }
  room.msgs -= 1
  if ((message.tcount ?? 0) > 0) {
    emptyMessage(workspace, user, message)
    emitRoom(workspace, room)
    return message
  }
  removeMessage(workspace, message, room)
  return message
}

function findForChange(workspace: Workspace, user: User, messageId: string, method: string): { message: Message; room: Room } {
  const message = workspace.db.messages.get(messageId)
  const room = message === undefined ? undefined : workspace.db.rooms.get(message.rid)
  if (message === undefined || room === undefined) fail('error-not-allowed', 'Not allowed', { method })
  if (!canAccessRoom(workspace.db, user, room)) fail('not-authorized', 'Not Authorized', { method })
  return { message, room }
}

function emptyMessage(workspace: Workspace, user: User, message: Message): void {
  delete message.md
  Object.assign(message, {
    t: 'rm',
    msg: '',
    urls: [],
    mentions: [],
    attachments: [],
    reactions: {},
    editedAt: new Date(workspace.now()),
    editedBy: { _id: user._id, username: user.username },
  })
  emitMessage(workspace, message)
}

function removeMessage(workspace: Workspace, message: Message, room: Room): void {
  workspace.db.messages.delete(message._id)
  workspace.db.removedMessages.push({ _id: message._id, owner: room._id, _deletedAt: new Date(workspace.now()) })
  const last = messagesIn(workspace.db, room._id).findLast((other) => other.t === undefined && other.tmid === undefined)
  if (last === undefined) delete room.lastMessage
  else room.lastMessage = last
  workspace.events.emit({ kind: 'message-deleted', messageId: message._id, room })
  emitRoom(workspace, room)
  leaveThread(workspace, message)
}
