import type { Chat, IncomingMessage } from '../messaging/chat.ts'
import { isPostponed, nextPostponedIdOf } from '../messaging/derived-ids.ts'
import type { Inbox } from '../messaging/repository.ts'
import type { EpochMs } from '../shared/clock.ts'
import { minuteMs } from '../shared/dates/time.ts'
import { type Reply, refuse } from './reply.ts'

/** Afterwards people have moved on, and hear how to ask again. */
const patienceMs = 10 * minuteMs

/**
 * A call that can't be answered yet is stored again in the inbox, under an id made from the question's, so that whichever copy of
 * the bot is free answers it later, once. The reply to the question says so; a call that has to wait again says nothing more.
 */
export async function postpone(
  inbox: Pick<Inbox, 'postpone'>,
  reply: Reply,
  message: IncomingMessage,
  now: EpochMs,
): Promise<Reply> {
  const { later } = reply
  if (later === undefined) return reply
  const isAgain = isPostponed(message.id)
  const until = isAgain ? message.sentAt : now + patienceMs
  if (until <= now) return refuse(later.givenUp)
  await inbox.postpone({ ...message, id: nextPostponedIdOf(message.id), text: later.call }, until)
  return isAgain ? { ...reply, text: '' } : reply
}

/** Whether somebody left the room while their question waited: the answer is then for nobody. */
export async function hasLeft(chat: Pick<Chat, 'isMember'>, message: IncomingMessage): Promise<boolean> {
  const { roomId: id, roomKind: kind, sender } = message
  return isPostponed(message.id) && kind !== 'direct' && !(await chat.isMember({ id, kind }, sender))
}
