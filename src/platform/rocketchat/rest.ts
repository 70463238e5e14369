import type { IncomingHttpHeaders } from 'node:http'
import { ChatUnavailable } from '../../messaging/chat-errors.ts'
import type { Clock } from '../../shared/clock.ts'
import { messageOf } from '../../shared/message-of.ts'
import { createHttpClient, type HttpResult } from './http-client.ts'
import { isJson, type Json } from './json.ts'
import type { ServerTime } from './server-time.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** The account that REST calls are made as. */
export interface Login {
  readonly userId: string
  readonly authToken: string
}

export interface RestResponse {
  readonly status: number
  /** Undefined when the response is not JSON: a proxy answered, or the workspace doesn't know the route and sent its web page. */
  readonly body: Json | undefined
  readonly retryAfterMs: number | undefined
}

export interface Rest {
  /**
   * One request. Every HTTP status is a result.
   * @throws ChatUnavailable when there is no response within ten seconds.
   */
  call(method: Method, route: string, data?: Json, signal?: AbortSignal): Promise<RestResponse>
  /** The account of all later calls. */
  signIn(login: Login | undefined): void
  readonly login: Login | undefined
  /** Aborts calls in flight and rejects later ones. */
  close(): void
}

interface RestOptions {
  readonly base: string
  readonly clock: Clock
  readonly serverTime: ServerTime
  /** A call of the logged-in account got a 401. `me` is the follow-up check, so its own 401 isn't reported. */
  readonly onUnauthorized: () => void
  /** Called with the headers of every response. */
  readonly onHeaders?: (headers: IncomingHttpHeaders) => void
}

/** A healthy server answers within milliseconds; one that needs ten seconds is as good as down. */
const deadlineMs = 10_000

export function createRest({ base, clock, serverTime, onUnauthorized, onHeaders }: RestOptions): Rest {
  const client = createHttpClient(new URL(base).protocol)
  /** What ends the calls in flight. Cheaper than a signal of each call that follows one of them all. */
  const inFlight = new Set<AbortController>()
  let closed: ChatUnavailable | undefined
  let login: Login | undefined

  async function call(method: Method, route: string, data?: Json, signal?: AbortSignal): Promise<RestResponse> {
    if (closed !== undefined) throw closed
    const caller = login
    const abort = new AbortController()
    inFlight.add(abort)
    const cancel = clock.after(deadlineMs, () => abort.abort(new ChatUnavailable(`No answer to ${route} within 10 s.`)))
    try {
      const response = await client.send({
        ...{ method, url: buildUrl(base, method, route, data), headers: buildHeaders(method, caller) },
        ...(method !== 'GET' && { body: JSON.stringify(data ?? {}) }),
        signal: signal === undefined ? abort.signal : AbortSignal.any([abort.signal, signal]),
      })
      onHeaders?.(response.headers)
      const result = readResponse(response, serverTime)
      if (result.status === 401 && route !== 'me' && caller !== undefined && caller === login) onUnauthorized()
      return result
    } catch (error) {
      throw toUnavailable(error, route)
    } finally {
      cancel()
      inFlight.delete(abort)
    }
  }

  return {
    call,
    signIn(next) {
      login = next
    },
    get login() {
      return login
    },
    close() {
      closed = new ChatUnavailable('The bot is leaving the workspace.')
      for (const abort of inFlight) abort.abort(closed)
      client.close()
    },
  }
}

function buildUrl(base: string, method: Method, route: string, data: Json | undefined): URL {
  const url = new URL(`${base}/api/v1/${route}`)
  if (method === 'GET') for (const [name, value] of Object.entries(data ?? {})) url.searchParams.set(name, String(value))
  return url
}

function buildHeaders(method: Method, login: Login | undefined): Readonly<Record<string, string>> {
  return {
    accept: 'application/json',
    ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    ...(login ? { 'x-auth-token': login.authToken, 'x-user-id': login.userId } : {}),
  }
}

function readResponse({ status, headers, text }: HttpResult, serverTime: ServerTime): RestResponse {
  // Following a redirect would send the token to another host.
  if (status >= 300 && status < 400) throw new Error(`HTTP ${status}: the workspace sends the bot elsewhere`)
  const at = Date.parse(headers.date ?? '')
  if (Number.isFinite(at)) serverTime.note(at)
  const body = readBody(headers['content-type'] ?? '', text)
  const retryAfterMs = status === 429 ? readRetryAfter(headers, body, at) : undefined
  return { status, body, retryAfterMs }
}

function readBody(type: string, text: string): Json | undefined {
  if (!/^application\/(.+\+)?json\b/.test(type)) return undefined
  try {
    const body: unknown = JSON.parse(text)
    return isJson(body) ? body : undefined
  } catch {
    return undefined
  }
}

function toUnavailable(error: unknown, route: string): ChatUnavailable {
  if (error instanceof ChatUnavailable) return error
  return new ChatUnavailable(`${route}: ${messageOf(error)}`, { cause: error })
}

/**
 * How long a 429 asks us to wait, in milliseconds. Rocket.Chat says it in `X-RateLimit-Reset` (epoch milliseconds by its own
 * clock, so it's compared with the response's date) and in words; proxies say it in `Retry-After` (seconds).
 */
export function readRetryAfter(headers: IncomingHttpHeaders, body: Json | undefined, answeredAt: number): number | undefined {
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN)
  if (Number.isFinite(reset) && Number.isFinite(answeredAt)) return Math.max(0, reset - answeredAt)
  const seconds = headers['retry-after'] ?? /wait (\d+) seconds/.exec(String(body?.['error'] ?? ''))?.[1]
  const waitMs = Number(seconds ?? Number.NaN) * 1000
  return Number.isFinite(waitMs) ? waitMs : undefined
}
