import type { Button, Edit, Post } from '../../messaging/chat.ts'
import { ChatRefused, ChatUnavailable } from '../../messaging/chat-errors.ts'
import { isRefusal, readCode, requireBody, toFailure } from './errors.ts'
import { isJson, type Json, readJson } from './json.ts'
import type { Rest, RestResponse } from './rest.ts'
import { explainRefusal, isCertainRoomCode, readObstacleCode } from './room-obstacle.ts'

/** The thin line next to the buttons. */
const buttonColour = '#156FF5'

/**
 * Stores a message under a chosen id. The id makes a second attempt harmless, because the workspace keeps the first text. It
 * responds to a second attempt with an internal error (`Cannot read properties of undefined (reading 'starred')`), and a
 * response may be lost. So unless the response is a clear yes or no, the message is read back.
 *
 * The workspace takes a bot's messages in an archived room, where nobody can reply. `isArchived` is what was last known.
 */
export async function postMessage(rest: Rest, post: Post, isArchived: (roomId: string) => boolean): Promise<void> {
  const { login } = rest
  if (login === undefined) throw new ChatUnavailable('The bot is not logged in yet.')
  if (isArchived(post.roomId) && (await explainRefusal(rest, post.roomId)) === 'archived') {
    throw new ChatRefused('error-room-archived', 'The room is archived.', { about: 'room', obstacle: 'archived' })
  }
  const failure = await send(rest, post)
  if (failure === undefined) return
  const found = await findMessage(rest, post.id)
  if (found === undefined) throw await confirmRoomRefusal(rest, failure, post.roomId)
  if (found === 'hidden') throw idTaken(`The message id ${post.id} belongs to a message in a room that the bot cannot see.`)
  if (found['rid'] !== post.roomId || authorOf(found) !== login.userId) {
    throw idTaken(`The message id ${post.id} belongs to another message.`)
  }
}

/**
 * Uses the route that keeps attachments, which include the buttons. A second call with the same text succeeds and changes
 * nothing. A refused edit doesn't mean that the message is lost: editing may be allowed again later. It's only lost when it's
 * gone or isn't the bot's.
 */
export async function editMessage(rest: Rest, { roomId, messageId, text }: Edit): Promise<void> {
  const response = await rest.call('POST', 'chat.update', { roomId, msgId: messageId, text })
  if (!isRefusal(response)) return void requireBody(response, 'chat.update')
  const failure = toFailure(response, 'chat.update')
  const code = readCode(response.body ?? {})
  if (code === 'error-message-size-exceeded') throw failure
  const found = await findMessage(rest, messageId)
  if (found === undefined) throw new ChatRefused(code, failure.message, { about: 'message' })
  if (found === 'hidden') throw new ChatRefused(code, failure.message, { about: 'room', obstacle: 'gone' })
  if (found['rid'] !== roomId || authorOf(found) !== rest.login?.userId) {
    throw new ChatRefused(code, failure.message, { about: 'message' })
  }
  if (!(failure instanceof ChatRefused)) throw failure
  const obstacle = failure.about === 'room' ? await explainRefusal(rest, roomId) : undefined
  throw mayPass(new ChatRefused(code, failure.message, { about: failure.about, obstacle }))
}

/** Says that the reaction should be there instead of toggling it: a second toggle would remove it. */
export async function addReaction(rest: Rest, messageId: string, emoji: string): Promise<void> {
  const response = await rest.call('POST', 'chat.react', { messageId, emoji, shouldReact: true })
  if (!isRefusal(response)) return void requireBody(response, 'chat.react')
  const failure = toFailure(response, 'chat.react')
  const found = await findMessage(rest, messageId)
  if (found === undefined || found === 'hidden') {
    throw new ChatRefused(readCode(response.body ?? {}), failure.message, { about: 'message' })
  }
  throw await confirmRoomRefusal(rest, failure, String(found['rid']))
}

/** Why it's unclear whether the message is stored; undefined when it certainly is. @throws when it certainly isn't */
async function send(rest: Rest, post: Post): Promise<ChatUnavailable | ChatRefused | undefined> {
  let response: RestResponse
  try {
    response = await rest.call('POST', 'chat.sendMessage', { message: toWire(post) })
  } catch (error) {
    return error instanceof ChatUnavailable ? error : new ChatUnavailable(String(error), { cause: error })
  }
  if (response.status === 200 && isJson(response.body?.['message'])) return undefined
  const failure =
    response.status === 200
      ? new ChatUnavailable('chat.sendMessage: the response holds no message.')
      : toFailure(response, 'chat.sendMessage')
  if (isDuplicate(response)) return new ChatUnavailable(failure.message)
  if (isCertain(response, failure)) throw await confirmRoomRefusal(rest, failure, post.roomId)
  return failure
}

/** The workspace's error for an id that is already stored. It's the same when one of its apps has vetoed the message. */
function isDuplicate({ status, body }: RestResponse): boolean {
  return status === 400 && body !== undefined && /starred|E11000/.test(readCode(body))
}

/** Nothing was stored: the limits and the login are checked first, and known refusals are raised before the message is saved. */
function isCertain({ status }: RestResponse, failure: ChatUnavailable | ChatRefused): boolean {
  if (status === 401 || status === 429 || failure instanceof ChatRefused) return true
  return failure.refusal !== undefined && failure.refusal.about !== 'unknown'
}

/**
 * Adds what is wrong with the room. A refusal because of a room is final only if its code or the room's state explains it: it's
 * gone, hidden, archived, read-only or encrypted, or the bot is muted. Otherwise the reason may pass.
 */
async function confirmRoomRefusal<T extends ChatUnavailable | ChatRefused>(rest: Rest, failure: T, roomId: string) {
  if (!(failure instanceof ChatRefused) || failure.about !== 'room') return failure
  const { code, message } = failure
  if (isCertainRoomCode(code)) return new ChatRefused(code, message, { about: 'room', obstacle: readObstacleCode(code) })
  const obstacle = await explainRefusal(rest, roomId)
  return obstacle === undefined ? mayPass(failure) : new ChatRefused(code, message, { about: 'room', obstacle })
}

function mayPass({ code, about, message, obstacle }: ChatRefused): ChatUnavailable {
  return new ChatUnavailable(message, { refusal: { code, about, ...(obstacle !== undefined && { obstacle }) } })
}

function idTaken(message: string): ChatRefused {
  return new ChatRefused('id-taken', message, { about: 'message' })
}

function authorOf(message: Json): unknown {
  return readJson(message['u'])['_id']
}

/** `hidden`: it's in a room that the bot can't see. */
async function findMessage(rest: Rest, id: string): Promise<Json | 'hidden' | undefined> {
  const response = await rest.call('GET', 'chat.getMessage', { msgId: id })
  if (response.status === 400 && response.body !== undefined) {
    return readCode(response.body) === 'error-not-allowed' ? 'hidden' : undefined
  }
  const { message } = requireBody(response, 'chat.getMessage')
  return isJson(message) ? message : undefined
}

function toWire(post: Post): Json {
  return {
    _id: post.id,
    rid: post.roomId,
    msg: post.text,
    ...(post.threadId === undefined ? {} : { tmid: post.threadId }),
    ...(post.buttons === undefined || post.buttons.length === 0 ? {} : { attachments: [toAttachment(post.buttons)] }),
  }
}

/** Attachment actions are the only buttons whose click reaches a bot: it posts `msg` as the person who clicks. */
function toAttachment(buttons: readonly Button[]): Json {
  return {
    text: '',
    color: buttonColour,
    actions: buttons.map(({ label, command }) => ({
      type: 'button',
      text: label,
      msg: command,
      // Without it, the web client doesn't show the button at all.
      msg_in_chat_window: true,
      msg_processing_type: 'sendMessage',
    })),
  }
}
