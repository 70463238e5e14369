import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Pages } from '../../features/public-site/pages-port.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Log } from '../../shared/log.ts'
import { limits } from './limits.ts'
import { type HttpResponse, negotiate, plainResponse, serve } from './reply.ts'

/** One reason why the bot cannot do its work at the moment, or undefined. */
export type ReadinessCheck = () => Promise<string | undefined>

export interface WebServer {
  readonly port: number
  close(): Promise<void>
}

export interface WebServerOptions {
  readonly host: string
  readonly port: number
  readonly isReady: ReadinessCheck
  /** What `/metrics` shows. */
  readonly metrics: () => Promise<string>
  readonly pages: Pages
  readonly clock: Clock
  readonly log: Log
}

/**
 * Answers `/livez` (the process turns), `/readyz` (it can hear, remember and answer), `/metrics`, and the pages.
 * @throws Error when the port is taken.
 */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const server = createServer(limits.server, (request, response) => void answer(options, request, response))
  server.maxConnections = limits.connections
  server.setTimeout(limits.idleMs)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(options: WebServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    serve(request, response, await findReply(options, request))
  } catch (error) {
    options.log.warn({ err: error }, 'a page could not be answered')
    const unavailable = plainResponse(
      503,
      'Not available at the moment; try again in a minute. / Indisponible; réessayez dans une minute.',
    )
    serve(request, response, { ...unavailable, headers: { 'retry-after': '30' } })
  }
}

async function findReply(options: WebServerOptions, { method, url = '/', headers }: IncomingMessage): Promise<HttpResponse> {
  if (method !== 'GET' && method !== 'HEAD') {
    return { ...plainResponse(405, 'Only GET and HEAD are answered here.'), headers: { allow: 'GET, HEAD' } }
  }
  const [path = '/'] = url.split('?', 1)
  if (path === '/livez') return plainResponse(200, 'ok')
  if (path === '/metrics')
    return { ...plainResponse(200, await options.metrics()), type: 'text/plain; version=0.0.4; charset=utf-8' }
  if (path === '/readyz') {
    const reason = await within(options.clock, limits.readinessMs, options.isReady(), 'the database does not answer')
    return reason === undefined ? plainResponse(200, 'ready') : plainResponse(503, `not ready: ${reason}`)
  }
  const page = await within(options.clock, limits.pageMs, options.pages.find(path, headers['accept-language']))
  return page === undefined ? plainResponse(404, 'Not found. / Introuvable.') : negotiate(page, headers['if-none-match'])
}

/** `late` when the answer takes longer; without `late`, an Error. */
function within<T>(clock: Clock, ms: number, asked: Promise<T>, late?: T): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => (late === undefined ? reject(new Error(`No answer within ${ms} ms.`)) : resolve(late)))
    asked.then(resolve, reject).finally(cancel)
  })
}
