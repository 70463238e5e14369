import { ChatRefused, ChatUnavailable } from '../../messaging/chat-errors.ts'
import { type Json, readJson, readString } from './json.ts'
import { classifyRefusal } from './refusals.ts'
import type { RestResponse } from './rest.ts'

/**
 * The body of a successful response.
 * @throws ChatUnavailable when a later attempt may succeed.
 * @throws ChatRefused when the workspace refused it because of a message or a room.
 */
export function requireBody(response: RestResponse, route: string): Json {
  const { status, body } = response
  if (status >= 200 && status < 300 && body !== undefined) return body
  throw toFailure(response, route)
}

/** What an unsuccessful response means. */
export function toFailure({ status, body, retryAfterMs }: RestResponse, route: string): ChatUnavailable | ChatRefused {
  if (status === 429) {
    return new ChatUnavailable(`${route}: too many requests.`, retryAfterMs === undefined ? {} : { retryAfterMs })
  }
  if (status === 401) return new ChatUnavailable(`${route}: the workspace does not accept the bot's login.`)
  if (body === undefined) {
    return new ChatUnavailable(
      `${route}: HTTP ${status} without JSON. Either a proxy answered, or this is not the address of a Rocket.Chat workspace.`,
    )
  }
  const code = readCode(body)
  if (status >= 500) return new ChatUnavailable(`${route}: HTTP ${status}, ${code}.`)
  const text = readString(body['error']) ?? readString(body['message']) ?? code
  return toRefusal(code, `${route}: ${text}`)
}

function toRefusal(code: string, message: string): ChatUnavailable | ChatRefused {
  const about = classifyRefusal(code, message)
  if (about === 'message' || about === 'room') return new ChatRefused(code, message, { about })
  return new ChatUnavailable(message, { refusal: { code, about } })
}

/** Whether the workspace understood the call and refused it. Outages, limits and lost logins don't count. */
export function isRefusal({ status, body }: RestResponse): boolean {
  return body !== undefined && status >= 400 && status < 500 && status !== 401 && status !== 429
}

/** The workspace's error code: `errorType`, else the code in square brackets, else the text itself. */
export function readCode(body: Json): string {
  const text = readString(body['error']) ?? readString(body['message']) ?? 'unknown'
  return readString(body['errorType']) ?? /\[([\w-]+)\]$/.exec(text)?.[1] ?? text
}

/** What the `error` of a realtime result means. */
export function toRealtimeFailure(error: unknown): ChatUnavailable | ChatRefused {
  const fields = readJson(error)
  const code = String(fields['error'] ?? 'unknown')
  const reason = readString(fields['reason']) ?? readString(fields['message']) ?? code
  if (code === 'too-many-requests') {
    const resetMs = Number(readJson(fields['details'])['timeToReset'])
    return new ChatUnavailable(reason, Number.isFinite(resetMs) ? { retryAfterMs: resetMs } : {})
  }
  // Meteor answers 500 for every error of its own that it doesn't explain.
  return code === '500' ? new ChatUnavailable(reason) : toRefusal(code, reason)
}
