import { splitMessage } from '../shared/text/split.ts'
import type { MessageIds } from './message-ids.ts'
import type { Notice, Subject, Unasked } from './notice.ts'
import type { Destination, Outgoing, OutgoingContent } from './repository.ts'

/** Something the bot is about to say, before it is stored under its message id. */
export interface OutgoingMessage {
  /** Messages of one lane are sent one after the other. By default each destination has its own. */
  readonly lane?: string
  readonly to: Destination
  /** A text may be longer than the workspace allows: it is split when it is queued. */
  readonly content: OutgoingContent
  /** The meetup that reactions to this message are RSVPs for. */
  readonly showsMeetup?: number
  /** It's only sent if its receiver may see this at that moment. Replies have none: they are sent at once, to somebody who asked. */
  readonly about?: Subject
  /** Set if its receiver, a person, didn't ask for it. */
  readonly unasked?: Unasked
  /** It isn't sent earlier. */
  readonly notBefore?: number
  /** The thread of this message belongs to the minutes of this meetup. */
  readonly opensMinutesOf?: number
}

export function toMessage({
  to,
  text,
  buttons,
  showsMeetup,
  about,
  unasked,
  opensMinutesOf,
  isSecret,
}: Notice): OutgoingMessage {
  return {
    to,
    content: { kind: 'message', ...(isSecret && { isSecret }), text, ...(buttons !== undefined && { buttons }) },
    ...(showsMeetup !== undefined && { showsMeetup }),
    ...(about !== undefined && { about }),
    ...(unasked !== undefined && { unasked }),
    ...(opensMinutesOf !== undefined && { opensMinutesOf }),
  }
}

/** Messages to one destination arrive in order and don't delay messages to others. */
export function laneOf(to: Destination): string {
  if ('mirror' in to) return `mirror:${to.mirror}`
  return 'personId' in to ? `person:${to.personId}` : `room:${to.roomId}`
}

/**
 * What a message is for. Its message id is derived from this, so that every attempt by every copy of the bot uses the same id.
 * Each purpose is used only once.
 */
export type Source = { readonly replyTo: string; readonly lane: string } | { readonly purpose: string }

interface RowOptions {
  readonly ids: MessageIds
  readonly now: number
  readonly maxLength: number
}

/** The rows of what is queued together. Their ids tell what for, and which piece of it. */
export function toRows(source: Source, messages: readonly OutgoingMessage[], { ids, now, maxLength }: RowOptions) {
  const pieces = messages.flatMap((message) => splitContent(message, maxLength))
  return pieces.map((message, index): Outgoing & Pick<OutgoingMessage, 'showsMeetup' | 'opensMinutesOf'> => ({
    lane: 'replyTo' in source ? source.lane : laneOf(message.to),
    ...message,
    id: 'replyTo' in source ? ids.ofReply(source.replyTo, index) : ids.ofPost(source.purpose, index),
    dueAt: message.notBefore ?? now,
  }))
}

/** Buttons go under the last piece. */
function splitContent(message: OutgoingMessage, maxLength: number): readonly OutgoingMessage[] {
  const { content } = message
  // A mirror has another limit than the workspace.
  if (content.kind !== 'message' || 'mirror' in message.to) return [message]
  const texts = splitMessage(content.text, maxLength)
  return texts.map((text, index) => {
    const { buttons: _, ...bare } = content
    return { ...message, content: { ...(index === texts.length - 1 ? content : bare), text } }
  })
}
