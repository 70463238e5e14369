import type { Notice, Subject, Unasked } from './notice.ts'
import type { Destination, OutgoingContent } from './repository.ts'

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
