import { ChatRefused, ChatUnavailable } from '../../messaging/chat.ts'
import { isJson, type Json, readString } from './json.ts'
import type { RestResponse } from './rest.ts'

/**
 * The body of an answer that says yes.
 * @throws ChatUnavailable when a later attempt may succeed, a mended login included.
 * @throws ChatRefused when the workspace understood and said no.
 */
export function demandBody(answer: RestResponse, route: string): Json {
  const { status, body } = answer
  if (status >= 200 && status < 300 && body !== undefined) return body
  throw toFailure(answer, route)
}

/** What an answer that does not say yes means. */
export function toFailure({ status, body, retryAfterMs }: RestResponse, route: string): ChatUnavailable | ChatRefused {
  if (status === 429) {
    return new ChatUnavailable(`${route}: too many requests.`, retryAfterMs === undefined ? {} : { retryAfterMs })
  }
  if (status === 401) return new ChatUnavailable(`${route}: the workspace does not accept the bot's login.`)
  if (body === undefined) {
    return new ChatUnavailable(
      `${route}: answered with HTTP ${status} and no JSON. A proxy spoke, or this is no Rocket.Chat address.`,
    )
  }
  const code = readCode(body)
  if (status >= 500) return new ChatUnavailable(`${route}: HTTP ${status}, ${code}.`)
  return new ChatRefused(code, `${route}: ${readString(body['error']) ?? readString(body['message']) ?? code}`)
}

/** The workspace's word for what went wrong: `errorType`, or else what stands in square brackets, or the text itself. */
export function readCode(body: Json): string {
  const text = readString(body['error']) ?? readString(body['message']) ?? 'unknown'
  return readString(body['errorType']) ?? /\[([\w-]+)\]$/.exec(text)?.[1] ?? text
}

/** What the `error` of a realtime answer means. */
export function toRealtimeFailure(error: unknown): ChatUnavailable | ChatRefused {
  const fields: Json = isJson(error) ? error : {}
  const code = String(fields['error'] ?? 'unknown')
  const reason = readString(fields['reason']) ?? readString(fields['message']) ?? code
  if (code === 'too-many-requests') {
    const details = fields['details']
    const resetMs = isJson(details) ? Number(details['timeToReset']) : Number.NaN
    return new ChatUnavailable(reason, Number.isFinite(resetMs) ? { retryAfterMs: resetMs } : {})
  }
  // Meteor answers 500 for every failure of its own that it does not want to explain.
  return code === '500' ? new ChatUnavailable(reason) : new ChatRefused(code, reason)
}
