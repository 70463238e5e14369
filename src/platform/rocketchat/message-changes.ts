import type { MessageChanges } from '../../messaging/chat.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { isRefusal, requireBody, toFailure } from './errors.ts'
import { isJson, readJson, readList } from './json.ts'
import type { Rest } from './rest.ts'
import { readName, readTime, type WireMessage } from './wire.ts'

/**
 * Edits and deletions in a room since an instant. The realtime stream says nothing about most deletions, and neither stream
 * nor history says what happened while the bot was away. This call does both.
 * @throws ChatUnavailable, ChatRefused
 */
export async function readMessageChanges(rest: Rest, roomId: string, since: EpochMs): Promise<MessageChanges> {
  const query = { roomId, lastUpdate: new Date(since).toISOString() }
  const response = await rest.call('GET', 'chat.syncMessages', query)
  if (isRefusal(response)) throw toFailure(response, 'chat.syncMessages')
  const body = requireBody(response, 'chat.syncMessages')
  const result = readJson(body['result'])
  const updated: readonly WireMessage[] = readList(result['updated']).filter(isJson)
  const emptied = updated.filter(({ t: kind }) => kind === 'rm')
  return {
    edited: updated.flatMap((message) => readEdit(message) ?? []),
    deleted: [...emptied, ...readList(result['deleted']).filter(isJson)].flatMap((one) => readName(one['_id']) ?? []),
  }
}

function readEdit({ _id, t: kind, msg, editedAt, tmid }: WireMessage): MessageChanges['edited'][number] | undefined {
  const messageId = readName(_id)
  const at = readTime(editedAt)
  if (kind !== undefined || messageId === undefined || at === undefined || typeof msg !== 'string') return undefined
  const threadId = readName(tmid)
  // PostgreSQL can't store NUL.
  return { messageId, text: msg.replaceAll('\0', ''), editedAt: at, ...(threadId !== undefined && { threadId }) }
}
