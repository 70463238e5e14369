import { deleteMessage, editMessage, reactTo } from '../chat/change.ts'
import { changedMessages, deletedMessages, threadMessages } from '../chat/read.ts'
import { sendMessage } from '../chat/send.ts'
import { fail } from '../failure.ts'
import { canAccessRoom } from '../permissions.ts'
import { readDraft } from '../read-draft.ts'
import type { Message } from '../records.ts'
import { asFields, date, flag, needText, text } from '../values.ts'
import { postMessage } from './post-message.ts'
import { failure, page, type RestAnswer, type Routes, success, type UserCall } from './route.ts'
import { syncPage } from './sync-page.ts'

/** Messages: sending, changing, reading them back. */
export const chatRoutes: Routes = {
  'chat.sendMessage': { method: 'POST', answer: send },
  'chat.postMessage': { method: 'POST', answer: postMessage },
  'chat.getMessage': { method: 'GET', answer: getMessage },
  'chat.update': { method: 'POST', answer: update },
  'chat.delete': { method: 'POST', answer: remove },
  'chat.react': {
    method: 'POST',
    answer: ({ workspace, user, fields }) => {
      const emoji = text(fields, 'emoji') ?? needText(fields, 'reaction')
      reactTo(workspace, user, needText(fields, 'messageId'), emoji, flag(fields, 'shouldReact'))
      return success()
    },
  },
  'chat.syncMessages': { method: 'GET', answer: syncMessages },
  'chat.getThreadMessages': { method: 'GET', answer: getThreadMessages },
}

function send({ workspace, user, fields }: UserCall): RestAnswer {
  if (fields['message'] === undefined) fail('error-invalid-params', 'The "message" parameter must be provided.')
  const draft = readDraft(asFields(fields['message']))
  let message: Message | undefined
  try {
    message = sendMessage(workspace, user, draft)
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    if (workspace.edition === '7.7')
      workspace.events.emit({ kind: 'private-notice', userId: user._id, rid: draft.rid, text: reason })
    throw thrown
  }
  // The genuine server crashes on the undefined result for a taken id. This error is all that a client ever learns.
  if (message === undefined) return failure("Cannot read properties of undefined (reading 'starred')")
  return success({ message })
}

function getMessage({ workspace, user, fields }: UserCall): RestAnswer {
  const message = workspace.db.messages.get(needText(fields, 'msgId'))
  if (message === undefined) return failure()
  const room = workspace.db.rooms.get(message.rid)
  if (room === undefined || !canAccessRoom(workspace.db, user, room))
    fail('error-not-allowed', 'Not allowed', { method: 'getSingleMessage' })
  return success({ message })
}

function update({ workspace, user, fields }: UserCall): RestAnswer {
  const id = needText(fields, 'msgId')
  const message = workspace.db.messages.get(id)
  if (message === undefined) return failure(`No message found with the id of "${id}".`)
  if (message.rid !== text(fields, 'roomId')) return failure('The room id provided does not match where the message is from.')
  return success({ message: editMessage(workspace, user, id, text(fields, 'text') ?? '') })
}

function remove({ workspace, user, fields }: UserCall): RestAnswer {
  const id = needText(fields, 'msgId')
  const message = workspace.db.messages.get(id)
  if (message === undefined) return failure(`No message found with the id of "${id}".`)
  if (message.rid !== text(fields, 'roomId')) return failure('The room id provided does not match where the message is from.')
  deleteMessage(workspace, user, id)
  return success({ _id: id, ts: String(workspace.now()), message: { _id: id, u: message.u, rid: message.rid } })
}

function syncMessages({ workspace, user, fields }: UserCall): RestAnswer {
  const room = workspace.db.rooms.get(needText(fields, 'roomId'))
  if (room === undefined || !canAccessRoom(workspace.db, user, room))
    fail('error-not-allowed', 'Not allowed', { method: 'messages/get' })
  if (workspace.edition === '7.7' && Number.isNaN(Date.parse(text(fields, 'lastUpdate') ?? '1970-01-01'))) {
    fail('error-lastUpdate-param-invalid', 'The "lastUpdate" query parameter must be a valid date.')
  }
  const since = date(fields, 'lastUpdate')
  if (since === undefined) return success({ result: syncPage(workspace, room._id, fields) })
  if (fields['next'] !== undefined || fields['previous'] !== undefined) {
    fail('error-lastUpdate-param-invalid', 'The "lastUpdate" parameter cannot be combined with "next" or "previous".')
  }
  const updated = changedMessages(workspace, room._id, since)
  return success({ result: { updated, deleted: deletedMessages(workspace, room._id, since) } })
}

function getThreadMessages({ workspace, user, fields }: UserCall): RestAnswer {
  const tmid = needText(fields, 'tmid')
  const parent = workspace.db.messages.get(tmid)
  const room = workspace.db.rooms.get(parent?.rid ?? '')
  if (parent === undefined || room === undefined || !canAccessRoom(workspace.db, user, room))
    fail('error-not-allowed', 'Not allowed')
  const { items, ...paging } = page(threadMessages(workspace, tmid), fields)
  return success({ messages: items, ...paging })
}
