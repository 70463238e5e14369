import { ChatUnavailable } from '../../messaging/chat.ts'
import type { Clock } from '../../shared/clock.ts'
import { isJson, type Json } from './json.ts'
import { readRetryAfter } from './rate-limit.ts'
import type { ServerTime } from './server-time.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** The account that REST calls are made as. */
export interface Login {
  readonly userId: string
  readonly authToken: string
}

export interface RestResponse {
  readonly status: number
  /** Undefined when the answer was not JSON: a proxy spoke, or the workspace does not know the route and sent its web page. */
  readonly body: Json | undefined
  readonly retryAfterMs: number | undefined
}

export interface Rest {
  /**
   * One request, whatever its status.
   * @throws ChatUnavailable when there was no answer within ten seconds.
   */
  call(method: Method, route: string, data?: Json, signal?: AbortSignal): Promise<RestResponse>
  /** The account of all later calls. */
  signIn(login: Login | undefined): void
  readonly login: Login | undefined
  /** Ends calls in flight and refuses later ones. */
  close(): void
}

interface RestOptions {
  readonly base: string
  readonly clock: Clock
  readonly serverTime: ServerTime
  /** A call of the signed-in account was answered with 401. `me` is the check that follows, so its own 401 is not reported. */
  readonly onUnauthorized: () => void
  /** Told the headers of every answer. */
  readonly onHeaders?: (headers: Headers) => void
}

/** A working server answers within milliseconds; one that needs ten seconds is as good as down. */
const deadlineMs = 10_000

export function createRest({ base, clock, serverTime, onUnauthorized, onHeaders }: RestOptions): Rest {
  const closing = new AbortController()
  let login: Login | undefined

  async function call(method: Method, route: string, data?: Json, signal?: AbortSignal): Promise<RestResponse> {
    const caller = login
    const deadline = new AbortController()
    const cancel = clock.after(deadlineMs, () => deadline.abort(new ChatUnavailable(`No answer to ${route} within 10 s.`)))
    try {
      const signals = [deadline.signal, closing.signal, ...(signal ? [signal] : [])]
      const response = await fetch(buildUrl(base, method, route, data), {
        ...buildRequest(method, data, caller),
        signal: AbortSignal.any(signals),
      })
      onHeaders?.(response.headers)
      const answer = await readAnswer(response, serverTime)
      if (answer.status === 401 && route !== 'me' && caller !== undefined && caller === login) onUnauthorized()
      return answer
    } catch (error) {
      throw toUnavailable(error, route)
    } finally {
      cancel()
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
    close: () => closing.abort(new ChatUnavailable('The bot is leaving the workspace.')),
  }
}

function buildUrl(base: string, method: Method, route: string, data: Json | undefined): string {
  const url = new URL(`${base}/api/v1/${route}`)
  if (method === 'GET') for (const [name, value] of Object.entries(data ?? {})) url.searchParams.set(name, String(value))
  return url.href
}

function buildRequest(method: Method, data: Json | undefined, login: Login | undefined): RequestInit {
  return {
    method,
    // A redirect would hand the token to whatever host it names.
    redirect: 'error',
    headers: {
      accept: 'application/json',
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...(login ? { 'x-auth-token': login.authToken, 'x-user-id': login.userId } : {}),
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(data ?? {}) }),
  }
}

async function readAnswer(response: Response, serverTime: ServerTime): Promise<RestResponse> {
  const at = Date.parse(response.headers.get('date') ?? '')
  if (Number.isFinite(at)) serverTime.note(at)
  const body = await readBody(response)
  const retryAfterMs = response.status === 429 ? readRetryAfter(response.headers, body, at) : undefined
  return { status: response.status, body, retryAfterMs }
}

async function readBody(response: Response): Promise<Json | undefined> {
  const text = await response.text()
  if (!/^application\/(.+\+)?json\b/.test(response.headers.get('content-type') ?? '')) return undefined
  try {
    const body: unknown = JSON.parse(text)
    return isJson(body) ? body : undefined
  } catch {
    return undefined
  }
}

function toUnavailable(error: unknown, route: string): ChatUnavailable {
  if (error instanceof ChatUnavailable) return error
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return new ChatUnavailable(`${route}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause: error })
}
