import { ChatUnavailable, type Person } from '../../messaging/chat.ts'
import { demandBody, readCode } from './errors.ts'
import { readString } from './json.ts'
import type { Rest } from './rest.ts'

/** Whether the workspace accepts the login, and whose it is. `refusal` is the workspace's own word. */
type WhoAmI = { readonly self: Person } | { readonly refusal: string }

/** @throws ChatUnavailable, ChatRefused when the workspace gives no verdict */
export async function askWhoAmI(rest: Rest, signal: AbortSignal): Promise<WhoAmI> {
  const answer = await rest.call('GET', 'me', {}, signal)
  if (answer.status === 401) return { refusal: readCode(answer.body ?? {}) }
  const body = demandBody(answer, 'me')
  const id = readString(body['_id'])
  const username = readString(body['username'])
  if (id === undefined || username === undefined) throw new ChatUnavailable('me: the answer names no account.')
  return { self: { id, username } }
}
