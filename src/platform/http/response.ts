import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Page } from '../../shared/pages.ts'
import { hashText } from '../../shared/text/hash.ts'

export interface HttpResponse {
  readonly status: number
  readonly type: string
  readonly body: string
  readonly headers: OutgoingHttpHeaders
}

/** Sent with every response: pages run no scripts, can't be framed or sniffed, and send no referrer. */
const commonHeaders = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-site',
}

/** Browsers and calendar clients may cache a page for a minute before they revalidate it. */
const pageSeconds = 60

export function plainResponse(status: number, text: string): HttpResponse {
  return { status, type: 'text/plain; charset=utf-8', body: `${text.trimEnd()}\n`, headers: { 'cache-control': 'no-store' } }
}

/** The page, or 304 when the client already has it. */
export function negotiate(
  { type, body, lang, changedAt, policy, isNegotiated, isPrivate }: Page,
  ifNoneMatch: string | undefined,
): HttpResponse {
  const tag = `"${hashText(body, 27)}"`
  const headers = {
    etag: tag,
    'cache-control': isPrivate ? 'private, no-store' : `public, max-age=${pageSeconds}`,
    ...(isPrivate && { 'x-robots-tag': 'noindex, nofollow' }),
    // For people and caches. The tag decides: a talk changes what a calendar says without changing the meetup.
    ...(changedAt !== undefined && { 'last-modified': new Date(changedAt).toUTCString() }),
    ...(lang !== undefined && { 'content-language': lang }),
    ...(isNegotiated && { vary: 'accept-language' }),
    ...(policy !== undefined && { 'content-security-policy': policy }),
  }
  const isCached =
    ifNoneMatch !== undefined &&
    (ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((one) => withoutWeakness(one) === withoutWeakness(tag)))
  return isCached ? { status: 304, type, body: '', headers } : { status: 200, type, body, headers }
}

/** RFC 9110 §13.1.2: for `if-none-match` weak and strong tags compare alike. */
function withoutWeakness(tag: string): string {
  return tag.trim().replace(/^W\//, '')
}

export function serve(request: IncomingMessage, response: ServerResponse, { status, type, body, headers }: HttpResponse): void {
  const isEmpty = status === 304
  response.writeHead(status, {
    ...commonHeaders,
    ...(!isEmpty && { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
    ...headers,
    // An unread body would be parsed as the next request.
    ...(request.method !== 'GET' && request.method !== 'HEAD' && { connection: 'close' }),
  })
  response.end(isEmpty || request.method === 'HEAD' ? undefined : body)
}
