import type { Chat } from '../../messaging/chat.ts'
import type { Refusal } from '../../messaging/chat-errors.ts'
import type { Notice } from '../../messaging/notice.ts'
import type { ClaimedOutgoing, Outbox } from '../../messaging/repository.ts'
import { noticeTo } from '../people/notice.ts'
import type { People } from '../people/repository.ts'
import { describeRefusedReply } from './messages.ts'

interface Needs {
  readonly people: Pick<People, 'preferences'>
  readonly outbox: Pick<Outbox, 'hasDirect'>
}

/**
 * Tells the person who asked that the reply was refused in the room. Undefined if it wasn't a reply in a room, or if the person
 * has got the reply directly. Asks the workspace for the name of the room: don't call it in a transaction.
 */
export async function notifyAsker(
  { people, outbox }: Needs,
  chat: Pick<Chat, 'findRoom'>,
  { lane, to, dueAt }: ClaimedOutgoing,
  { obstacle, about }: Refusal,
): Promise<Notice | undefined> {
  const [, personId] = /^person:(.+)$/.exec(lane) ?? []
  if (personId === undefined || !('roomId' in to) || about !== 'room') return undefined
  if (await outbox.hasDirect(lane, dueAt)) return undefined
  const room = await chat.findRoom({ id: to.roomId }).catch(() => undefined)
  // Nothing can be said in the direct room of somebody who has blocked the bot.
  if (room?.kind === 'direct') return undefined
  return noticeTo(people, { id: personId }, (lang) => describeRefusedReply(room ?? {}, obstacle ?? 'unknown', lang))
}
