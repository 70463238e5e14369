import type { IncomingMessage } from '../messaging/chat.ts'
import { typedIdOf } from '../messaging/derived-ids.ts'
import { laneOf, type OutgoingMessage, toMessage } from '../messaging/outgoing.ts'
import type { ChatDestination } from '../messaging/repository.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { commandMessages } from './messages.ts'
import type { Reply } from './reply.ts'

/** Where replies to questions in a room go; in a direct room they always stay there. */
export type ReplyDestination = 'thread' | 'channel' | 'direct'

export interface ReplyLayoutOptions {
  readonly destination: ReplyDestination
  readonly lang: Lang
}

/**
 * Turns a reply into messages: next to the question, or in the caller's direct room with a pointer next to the question. In a
 * room it starts with the caller's name, because the first reply in a thread goes unnoticed without it.
 */
export function layOutReply(question: IncomingMessage, reply: Reply, options: ReplyLayoutOptions): readonly OutgoingMessage[] {
  const reaction: readonly OutgoingMessage[] =
    reply.reaction === undefined
      ? []
      : [
          {
            to: { roomId: question.roomId },
            content: { kind: 'reaction', messageId: typedIdOf(question.id), emoji: reply.reaction },
          },
        ]
  const text = reply.text === '' ? [] : layOutText(question, reply, options)
  // Each receiver has their own lane, so an unreachable one doesn't delay the others.
  return [...reaction, ...text, ...(reply.notices ?? []).map((notice) => ({ lane: laneOf(notice.to), ...toMessage(notice) }))]
}

function layOutText(
  question: IncomingMessage,
  reply: Reply,
  { destination, lang }: ReplyLayoutOptions,
): readonly OutgoingMessage[] {
  const direct: ChatDestination = { personId: question.sender.id }
  if (question.roomKind === 'direct') return say({ roomId: question.roomId, ...thread(question.threadId) }, reply)
  // Only a yes in the room of the question counts, so a reply that asks for one stays there.
  if (destination === 'direct' && reply.to === 'here' && reply.confirm === undefined) return say(direct, reply)
  const beside: ChatDestination =
    destination === 'channel' && question.threadId === undefined
      ? { roomId: question.roomId }
      : { roomId: question.roomId, threadId: question.threadId ?? typedIdOf(question.id) }
  const mention = `@${question.sender.username}`
  if (reply.to === 'here') return say(beside, reply, mention)
  if (reply.reaction !== undefined) return say(direct, reply)
  return [...say(direct, reply), toMessage({ to: beside, text: address(mention, commandMessages[lang].sentPrivately()) })]
}

function thread(threadId: string | undefined): { readonly threadId?: string } {
  return threadId === undefined ? {} : { threadId }
}

function say(
  to: ChatDestination,
  { text, buttons, showsMeetup, isSecret, further = [] }: Reply,
  mention = '',
): readonly OutgoingMessage[] {
  const own = toMessage({
    to,
    text: address(mention, text),
    ...(buttons !== undefined && { buttons }),
    ...(showsMeetup !== undefined && { showsMeetup }),
    ...(isSecret && { isSecret }),
  })
  return [own, ...further.map((one) => toMessage({ to, text: one }))]
}

/** Headlines, lists, quotes and code must start on a new line, or the client shows their marks. */
function address(mention: string, text: string): string {
  if (mention === '') return text
  return /^(?:#{1,4} |[-*>] ?|\d+\. |```)/.test(text) ? `${mention}\n${text}` : `${mention} ${text}`
}

/** A person's replies share a lane, so that they arrive in order. */
export function sourceOf({ id, sender }: IncomingMessage) {
  return { replyTo: id, lane: laneOf({ personId: sender.id }) }
}
