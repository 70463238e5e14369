import type { Notice, Reply } from '../command/command.ts'
import { commandMessages } from '../command/messages.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { splitMessage } from '../shared/text/split.ts'
import type { IncomingMessage } from './chat.ts'
import type { Destination, OutgoingContent } from './repository.ts'

/** Where answers to questions in a room go; in a direct room they always stand in it. */
export type ReplyDestination = 'thread' | 'channel' | 'direct'

export interface OutgoingMessage {
  /** Whom it waits for; none means the asker, whose answers come in order. */
  readonly lane?: string
  readonly to: Destination
  readonly content: OutgoingContent
  /** The meetup that reactions to this message are answers to. */
  readonly showsMeetup?: number
}

export interface ReplyLayoutOptions {
  readonly place: ReplyDestination
  readonly lang: Lang
  /** UTF-16 units the workspace lets a message have. */
  readonly maxLength: number
}

/**
 * Puts an answer where it belongs: beside the question, or in the asker's direct room with a pointer beside the question.
 * In a room it begins with the asker's name, because the first reply in a thread goes unnoticed without it.
 */
export function layOutReply(
  question: IncomingMessage,
  answer: Reply,
  { place, lang, maxLength }: ReplyLayoutOptions,
): readonly OutgoingMessage[] {
  const reaction: readonly OutgoingMessage[] =
    answer.reaction === undefined
      ? []
      : [{ to: { roomId: question.roomId }, content: { kind: 'reaction', messageId: question.id, emoji: answer.reaction } }]
  const text = answer.text === '' ? [] : placeText(question, answer, { place, lang, maxLength })
  return [...reaction, ...text, ...layOutNotices(answer.notices ?? [], maxLength)]
}

/** Each receiver has a lane of their own: one who cannot be reached holds up nobody. */
export function layOutNotices(notices: readonly Notice[], maxLength: number): readonly OutgoingMessage[] {
  return notices.flatMap(({ to, ...said }) => {
    const lane = 'directTo' in to ? `person:${to.directTo}` : `room:${to.roomId}`
    return pieces(to, { ...said, to: 'here', outcome: 'answered' }, '', maxLength).map((piece) => ({ ...piece, lane }))
  })
}

function placeText(
  question: IncomingMessage,
  answer: Reply,
  { place, lang, maxLength }: ReplyLayoutOptions,
): readonly OutgoingMessage[] {
  const direct: Destination = { directTo: question.sender.username }
  if (question.roomKind === 'direct')
    return pieces({ roomId: question.roomId, ...thread(question.threadId) }, answer, '', maxLength)
  // A yes counts only in the room of the question, so what asks for one stays in it.
  if (place === 'direct' && answer.to === 'here' && answer.confirm === undefined) return pieces(direct, answer, '', maxLength)
  const beside: Destination =
    place === 'channel' && question.threadId === undefined
      ? { roomId: question.roomId }
      : { roomId: question.roomId, threadId: question.threadId ?? question.id }
  const mention = `@${question.sender.username}`
  if (answer.to === 'here') return pieces(beside, answer, mention, maxLength)
  if (answer.reaction !== undefined) return pieces(direct, answer, '', maxLength)
  const pointer: Reply = { text: commandMessages[lang].sentPrivately(), to: 'here', outcome: 'answered' }
  return [...pieces(direct, answer, '', maxLength), ...pieces(beside, pointer, mention, maxLength)]
}

function thread(threadId: string | undefined): { readonly threadId?: string } {
  return threadId === undefined ? {} : { threadId }
}

function pieces(to: Destination, answer: Reply, mention: string, maxLength: number): readonly OutgoingMessage[] {
  const texts = splitMessage(address(mention, answer.text), maxLength)
  const further = (answer.further ?? []).flatMap((text) => pieces(to, { text, to: 'here', outcome: 'answered' }, '', maxLength))
  const own = texts.map((text, index): OutgoingMessage => {
    const buttons = index === texts.length - 1 ? answer.buttons : undefined
    return {
      to,
      content: { kind: 'message', text, ...(buttons !== undefined && { buttons }) },
      ...(answer.showsMeetup !== undefined && { showsMeetup: answer.showsMeetup }),
    }
  })
  return [...own, ...further]
}

/** Headlines, lists, quotes and code must begin a line, or the client shows their marks. */
function address(mention: string, text: string): string {
  if (mention === '') return text
  return /^(?:#{1,4} |[-*>] ?|\d+\. |```)/.test(text) ? `${mention}\n${text}` : `${mention} ${text}`
}
