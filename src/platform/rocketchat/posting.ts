import { type Button, ChatRefused, ChatUnavailable, type Edit, type Post } from '../../messaging/chat.ts'
import { demandBody, readCode, toFailure } from './errors.ts'
import { isJson, type Json } from './json.ts'
import type { Rest, RestResponse } from './rest.ts'

/** The thin line beside the buttons. */
const buttonColour = '#156FF5'

/**
 * Stores a message under the id that was chosen for it. The id makes a second attempt harmless: the workspace keeps the first text.
 * It answers that second attempt with an accident of its own (`Cannot read properties of undefined (reading 'starred')`), and an
 * answer may be lost on the way, so whatever is not a plain yes or no is settled by reading the message back.
 */
export async function postMessage(rest: Rest, post: Post): Promise<void> {
  const { login } = rest
  if (login === undefined) throw new ChatUnavailable('The bot is not logged in yet.')
  const failure = await send(rest, post)
  if (failure === undefined) return
  const found = await findMessage(rest, post.id)
  if (found === undefined) throw failure
  const author = isJson(found['u']) ? found['u']['_id'] : undefined
  if (found['rid'] !== post.roomId || author !== login.userId) {
    throw new ChatRefused('id-taken', `The message id ${post.id} belongs to another message.`)
  }
}

/** The route that leaves attachments, and so the buttons, alone. A second call with the same text is a yes that changes nothing. */
export async function editMessage(rest: Rest, { roomId, messageId, text }: Edit): Promise<void> {
  demandBody(await rest.call('POST', 'chat.update', { roomId, msgId: messageId, text }), 'chat.update')
}

/** Saying that it should be there, and not merely reacting, makes a second call harmless: it would take the reaction away. */
export async function addReaction(rest: Rest, messageId: string, emoji: string): Promise<void> {
  demandBody(await rest.call('POST', 'chat.react', { messageId, emoji, shouldReact: true }), 'chat.react')
}

/** Why it is in doubt whether the message is stored; undefined when it surely is. @throws when it surely is not */
async function send(rest: Rest, post: Post): Promise<Error | undefined> {
  let answer: RestResponse
  try {
    answer = await rest.call('POST', 'chat.sendMessage', { message: toWire(post) })
  } catch (error) {
    return error instanceof Error ? error : new ChatUnavailable(String(error))
  }
  if (answer.status === 200 && isJson(answer.body?.['message'])) return undefined
  const failure =
    answer.status === 200
      ? new ChatUnavailable('chat.sendMessage: the answer holds no message.')
      : toFailure(answer, 'chat.sendMessage')
  if (isDuplicate(answer)) return new ChatUnavailable(failure.message)
  if (isVerdict(answer)) throw failure
  return failure
}

/** What the workspace has said of an id that is already stored; but also of a message that an app of its own has vetoed. */
function isDuplicate({ status, body }: RestResponse): boolean {
  return status === 400 && body !== undefined && /starred|E11000/.test(readCode(body))
}

/** Nothing was stored: the limiter and the login check come first, and an error with a name was raised before the message was kept. */
function isVerdict({ status, body }: RestResponse): boolean {
  if (status === 401 || status === 429) return true
  return (
    status >= 400 && status < 500 && body !== undefined && /^(error|invalid|not)-[\w-]+$|^unauthorized$/.test(readCode(body))
  )
}

async function findMessage(rest: Rest, id: string): Promise<Json | undefined> {
  const answer = await rest.call('GET', 'chat.getMessage', { msgId: id })
  if (answer.status === 400 && answer.body !== undefined) {
    if (readCode(answer.body) !== 'error-not-allowed') return undefined
    throw new ChatRefused('id-taken', `The message id ${id} stands in a room that the bot cannot see.`)
  }
  const { message } = demandBody(answer, 'chat.getMessage')
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
      // Without it the web client does not show the button at all.
      msg_in_chat_window: true,
      msg_processing_type: 'sendMessage',
    })),
  }
}
