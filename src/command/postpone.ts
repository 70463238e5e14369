import type { Chat, IncomingMessage } from '../messaging/chat.ts'
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
  const isAgain = isPostponed(message)
  const until = isAgain ? message.sentAt : now + patienceMs
  if (until <= now) return refuse(later.givenUp)
  await inbox.postpone({ ...message, ...threadOf(message), id: nextIdOf(message.id), text: later.call }, until)
  return isAgain ? { ...reply, text: '' } : reply
}

/** In a room, the answer follows in the thread of the question. */
function threadOf({ id, threadId, roomKind }: IncomingMessage): Pick<IncomingMessage, 'threadId'> {
  return roomKind === 'direct' ? {} : { threadId: threadId ?? id }
}

/** The question's id and how often it was postponed. */
const postponedId = /~(\d{1,4})$/

function nextIdOf(id: string): string {
  const times = Number(postponedId.exec(id)?.[1] ?? 0)
  return `${id.replace(postponedId, '')}~${times + 1}`
}

function isPostponed({ id }: IncomingMessage): boolean {
  return postponedId.test(id)
}

/** Whether somebody left the room while their question waited: the answer is then for nobody. */
export async function hasLeft(chat: Pick<Chat, 'isMember'>, message: IncomingMessage): Promise<boolean> {
  const { roomId: id, roomKind: kind, sender } = message
  return isPostponed(message) && kind !== 'direct' && !(await chat.isMember({ id, kind }, sender))
}
