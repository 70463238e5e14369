import { joinRoom, openDirect } from '../chat/rooms.ts'
import { maxMessageSize, sendMessage } from '../chat/send.ts'
import { findRoom, findUser } from '../database.ts'
import { fail } from '../failure.ts'
import { canAccessRoom } from '../permissions.ts'
import { readDraft } from '../read-draft.ts'
import type { Room } from '../records.ts'
import { asFields, list, text } from '../values.ts'
import { failure, type RestAnswer, success, type UserCall } from './route.ts'

const COMMON = ['text', 'alias', 'emoji', 'avatar', 'attachments', 'parseUrls', 'customFields', 'blocks']
const WITH_ROOM_ID = ['roomId', 'tmid', ...COMMON]
const WITH_CHANNEL = ['channel', ...COMMON]

/** `chat.postMessage`: like a webhook's post. It takes no `_id`, and a thread only with `roomId`. */
export function postMessage({ workspace, user, fields }: UserCall): RestAnswer {
  const target = text(fields, 'roomId') ?? text(fields, 'channel')
  if (target === undefined) fail('invalid-params', "must have required property 'roomId'")
  const known = fields['roomId'] === undefined ? WITH_CHANNEL : WITH_ROOM_ID
  if (Object.keys(fields).some((key) => !known.includes(key))) fail('invalid-params', 'must NOT have additional properties')
  const texts = [text(fields, 'text'), ...(list(fields, 'attachments') ?? []).map((one) => text(asFields(one), 'text'))]
  if (texts.some((one) => (one?.length ?? 0) > maxMessageSize(workspace))) return failure('error-message-size-exceeded')

  const room = findTarget({ workspace, user }, target)
  if (room.t === 'c') joinRoom(workspace, user, room)
  const draft = readDraft({ alias: '', ...fields, rid: room._id, msg: text(fields, 'text') ?? '' })
  const attachments = draft.attachments ?? []
  const message = sendMessage(workspace, user, { ...draft, attachments, parseUrls: attachments.length === 0, groupable: false })
  return success({ ts: workspace.now(), channel: target, message })
}

function findTarget({ workspace, user }: Pick<UserCall, 'workspace' | 'user'>, target: string): Room {
  if (target.startsWith('@')) {
    const partner = findUser(workspace.db, target.slice(1))
    return partner === undefined ? fail('invalid-channel') : openDirect(workspace, user, [partner])
  }
  const room = findRoom(workspace.db, target)
  if (room === undefined || !canAccessRoom(workspace.db, user, room)) fail('invalid-channel')
  return room
}
