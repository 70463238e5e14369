import { deleteMessage, editMessage, reactTo } from '../chat/change.ts'
import { runCommand } from '../chat/commands.ts'
import { history, threadMessages } from '../chat/read.ts'
import { type Draft, sendMessage } from '../chat/send.ts'
import { markThreadRead } from '../chat/unread.ts'
import { fail, isFailure } from '../failure.ts'
import { canAccessRoom, canReadRoom } from '../permissions.ts'
import { readDraft } from '../read-draft.ts'
import type { Room, User } from '../records.ts'
import { asFields, date, needText, text } from '../values.ts'
import type { Workspace } from '../workspace.ts'
import { type Method, type MethodCall, needUser } from './method-call.ts'

// Strict since 7.1: no attachments, blocks, alias, avatar or emoji over DDP.
const SENDABLE = [
  '_id',
  'rid',
  'msg',
  'tmid',
  'tshow',
  'ts',
  't',
  'groupable',
  'bot',
  'customFields',
  'e2e',
  'content',
  'previewUrls',
]

/** Methods for messages. */
export const messageMethods: Readonly<Record<string, Method>> = {
  sendMessage: (call) => {
    const fields = asFields(call.params[0])
    if (typeof fields['rid'] !== 'string' || Object.keys(fields).some((key) => !SENDABLE.includes(key)))
      fail(400, 'Match failed')
    return sendOrTell(call, needUser(call, 'sendMessage'), readDraft(fields))
  },
  updateMessage: (call) => {
    const fields = asFields(call.params[0])
    editMessage(call.workspace, needUser(call, 'updateMessage'), needText(fields, '_id'), text(fields, 'msg') ?? '')
  },
  deleteMessage: (call) => {
    deleteMessage(call.workspace, needUser(call, 'deleteMessage'), needText(asFields(call.params[0]), '_id'))
  },
  setReaction: (call) => {
    const [emoji, messageId, shouldReact] = call.params
    const wanted = typeof shouldReact === 'boolean' ? shouldReact : undefined
    reactTo(call.workspace, needUser(call, 'setReaction'), String(messageId), String(emoji), wanted)
  },
  loadHistory: (call) => {
    const [rid, end, limit] = call.params
    const room = readableRoom(call.workspace, needUser(call, 'loadHistory'), String(rid), 'loadHistory')
    const latest = date({ end }, 'end')
    const count = typeof limit === 'number' ? limit : 20
    const messages = history(call.workspace, room._id, {
      count,
      showThreadMessages: true,
      ...(latest !== undefined && { latest }),
    })
    return { messages, unreadNotLoaded: 0 }
  },
  getThreadMessages: (call) => {
    const user = needUser(call, 'getThreadMessages')
    const parent = call.workspace.db.messages.get(needText(asFields(call.params[0]), 'tmid'))
    const room = parent === undefined ? undefined : call.workspace.db.rooms.get(parent.rid)
    if (parent === undefined || room === undefined) return []
    if (!canAccessRoom(call.workspace.db, user, room)) fail('error-not-allowed', 'Not Allowed', { method: 'getThreadMessages' })
    markThreadRead(call.workspace, room._id, user._id, parent._id)
    return [parent, ...threadMessages(call.workspace, parent._id)]
  },
  slashCommand: (call) => {
    const fields = asFields(call.params[0])
    const message = asFields(fields['msg'])
    const user = needUser(call, 'slashCommand')
    runCommand(
      call.workspace,
      user,
      needText(message, 'rid'),
      needText(fields, 'cmd'),
      text(fields, 'params') ?? '',
      text(message, 'tmid'),
    )
  },
}

/**
 * Over DDP nearly every refusal is hidden: the result is empty, and only the sender gets a private notice. A message was stored
 * only if the result has an `_id`.
 */
function sendOrTell(call: MethodCall, user: User, draft: Draft): unknown {
  try {
    return sendMessage(call.workspace, user, draft)
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    if (reason === 'error-not-allowed') fail('error-not-allowed')
    if (isFailure(thrown) && thrown.error === 'error-not-allowed') throw thrown
    call.workspace.events.emit({ kind: 'private-notice', userId: user._id, rid: draft.rid, text: reason })
    return undefined
  }
}

function readableRoom(workspace: Workspace, user: User, rid: string, method: string): Room {
  const room = workspace.db.rooms.get(rid)
  if (room === undefined || !canReadRoom(workspace.db, user, room)) fail('error-not-allowed', 'Not allowed', { method })
  return room
}
