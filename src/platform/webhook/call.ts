import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Clock } from '../../shared/clock.ts'

/**
 * What came of one request. `unreached`: there was no connection, so nothing was sent. `lost`: something may have been sent, and
 * there was no response. `code` never contains a part of the address.
 */
export type WebhookResponse =
  | { readonly kind: 'answered'; readonly status: number; readonly word?: string; readonly retryAfterMs?: number }
  | { readonly kind: 'unreached'; readonly code: string }
  | { readonly kind: 'lost'; readonly code: string }

/** Slack responds within a second; after this, a response isn't waited for. */
const deadlineMs = 10_000

/** Responses are one word, such as `no_service`. */
const mostRead = 200

/**
 * Posts JSON over a connection of its own. Redirects aren't followed, because they would carry the message elsewhere. Never
 * rejects.
 */
export function callWebhook(address: string, body: object, clock: Clock): Promise<WebhookResponse> {
  const url = URL.parse(address)
  if (url === null) return Promise.resolve({ kind: 'unreached', code: 'no address' })
  return new Promise((resolve) => {
    let isConnected = false
    let isAnswered = false
    const text = JSON.stringify(body)
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      agent: false,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
    })
    // Once there is a status, what happens to the connection doesn't matter.
    const fail = (code: string) => {
      if (!isAnswered) settle({ kind: isConnected ? 'lost' : 'unreached', code })
    }
    const cancel = clock.after(deadlineMs, () => fail('timeout'))
    function settle(response: WebhookResponse): void {
      cancel()
      request.destroy()
      resolve(response)
    }
    noteConnection(request, url.protocol, () => {
      isConnected = true
    })
    request.on('response', (response) => {
      isAnswered = true
      void readResponse(response, clock).then(settle)
    })
    request.on('error', (error) => fail('code' in error ? String(error.code) : 'failed'))
    request.on('close', () => fail('closed'))
    request.end(text)
  })
}

/** Nothing is sent before this. */
function noteConnection(request: ClientRequest, protocol: string, onConnected: () => void): void {
  request.on('socket', (socket) => socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', onConnected))
}

/** The status decides, so what is wrong with the rest of the response doesn't matter. */
async function readResponse(response: IncomingMessage, clock: Clock): Promise<WebhookResponse> {
  const wait = readWait(response.headers['retry-after'], clock.now())
  const word = response.statusCode === 200 ? undefined : await readWord(response, clock)
  return {
    ...{ kind: 'answered', status: response.statusCode ?? 0 },
    ...(word !== undefined && { word }),
    ...(wait !== undefined && { retryAfterMs: wait }),
  }
}

/** How long a response's text is waited for. */
const wordMs = 1_000

function readWord(response: IncomingMessage, clock: Clock): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = ''
    const finish = () => {
      cancel()
      resolve(/^[a-z_]{1,40}$/.exec(text.trim())?.[0])
    }
    const cancel = clock.after(wordMs, finish)
    response.setEncoding('utf8')
    response.on('data', (part: string) => {
      text += part
      if (text.length > mostRead) finish()
    })
    for (const event of ['end', 'error', 'close']) response.once(event, finish)
  })
}

/** `Retry-After` is a number of seconds or a date (RFC 9110 §10.2.3). Returns milliseconds. */
function readWait(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  const at = /^\d{1,9}$/.test(value) ? now + Number(value) * 1_000 : Date.parse(value)
  return Number.isFinite(at) ? Math.max(0, at - now) : undefined
}
