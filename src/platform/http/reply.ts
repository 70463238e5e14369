import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Page } from '../../features/public-site/pages-port.ts'

export interface HttpResponse {
  readonly status: number
  readonly type: string
  readonly body: string
  readonly headers: OutgoingHttpHeaders
}

/** Says the same for every answer: nothing in it runs, is framed, is guessed at, or tells another site where its reader came from. */
const always = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-site',
}

/** Calendars and browsers may keep a page for a minute before they ask whether it has changed. */
const pageSeconds = 60

export function plainResponse(status: number, text: string): HttpResponse {
  return { status, type: 'text/plain; charset=utf-8', body: `${text.trimEnd()}\n`, headers: { 'cache-control': 'no-store' } }
}

/** The page, or that the reader has it already. */
export function negotiate({ type, body, lang, identity, policy, isNegotiated }: Page, known: string | undefined): HttpResponse {
  const digest = createHash('sha256')
    .update(identity ?? body)
    .digest('base64url')
    .slice(0, 27)
  const tag = identity === undefined ? `"${digest}"` : `W/"${digest}"`
  const headers = {
    etag: tag,
    'cache-control': `public, max-age=${pageSeconds}`,
    ...(lang !== undefined && { 'content-language': lang }),
    ...(isNegotiated && { vary: 'accept-language' }),
    ...(policy !== undefined && { 'content-security-policy': policy }),
  }
  const isKnown = known !== undefined && (known.trim() === '*' || known.split(',').some((one) => bare(one) === bare(tag)))
  return isKnown ? { status: 304, type, body: '', headers } : { status: 200, type, body, headers }
}

/** RFC 9110 §13.1.2: for `if-none-match` weak and strong tags compare alike. */
function bare(tag: string): string {
  return tag.trim().replace(/^W\//, '')
}

export function serve(request: IncomingMessage, response: ServerResponse, { status, type, body, headers }: HttpResponse): void {
  const isEmpty = status === 304
  response.writeHead(status, {
    ...always,
    ...(!isEmpty && { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
    ...headers,
    // A body that nobody reads would be taken for the next request.
    ...(request.method !== 'GET' && request.method !== 'HEAD' && { connection: 'close' }),
  })
  response.end(isEmpty || request.method === 'HEAD' ? undefined : body)
}
