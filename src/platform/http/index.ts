import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../../shared/clock.ts'
import { DeadlineExceeded, withDeadline } from '../../shared/deadline.ts'
import type { Log } from '../../shared/log.ts'
import type { Pages } from '../../shared/pages.ts'
import { limitConnections } from './connections.ts'
import { type HttpResponse, negotiate, plainResponse, serve } from './response.ts'

export interface WebServer {
  readonly port: number
  close(): Promise<void>
}

export interface WebServerOptions {
  readonly host: string
  readonly port: number
  /** Resolves with one reason why the bot can't work right now, or undefined when it can. */
  readonly isReady: () => Promise<string | undefined>
  /** The body of `/metrics`. */
  readonly metrics: () => Promise<string>
  readonly pages: Pages
  readonly clock: Clock
  readonly log: Log
}

/**
 * Limits for one client. Browsers and probes send a few hundred bytes in one go; a client that takes longer than this for its
 * headers is wasting a connection.
 */
const limits = {
  /** For Node's server, in bytes and milliseconds. */
  server: {
    maxHeaderSize: 8_192,
    headersTimeout: 5_000,
    requestTimeout: 10_000,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 1_000,
  },
  /** So that a flood leaves the process some file descriptors. */
  connections: 256,
  /** A connection without traffic, for instance of a client that doesn't read the response, is closed. */
  idleMs: 15_000,
  /** Orchestrators give a probe a few seconds, and a database slower than this is as good as down. */
  readinessMs: 3_000,
  pageMs: 5_000,
} as const

/**
 * Serves `/livez` (the event loop runs), `/readyz` (the bot can receive, store and reply), `/metrics`, and the pages.
 * @throws Error when the port is taken.
 */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const server = createServer(limits.server, (request, response) => void respond(options, request, response))
  limitConnections(server, limits.connections)
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

async function respond(options: WebServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    serve(request, response, await findResponse(options, request))
  } catch (error) {
    options.log.warn({ err: error }, 'a page could not be served')
    const unavailable = plainResponse(
      503,
      'Not available right now; please try again in a minute. / Indisponible; réessayez dans une minute.',
    )
    serve(request, response, { ...unavailable, headers: { 'retry-after': '30' } })
  }
}

async function findResponse(options: WebServerOptions, { method, url = '/', headers }: IncomingMessage): Promise<HttpResponse> {
  if (method !== 'GET' && method !== 'HEAD') {
    return { ...plainResponse(405, 'Only GET and HEAD are supported here.'), headers: { allow: 'GET, HEAD' } }
  }
  const [path = '/'] = url.split('?', 1)
  if (path === '/livez') return plainResponse(200, 'ok')
  if (path === '/metrics')
    return { ...plainResponse(200, await options.metrics()), type: 'text/plain; version=0.0.4; charset=utf-8' }
  if (path === '/readyz') {
    const reason = await checkReadiness(options)
    return reason === undefined ? plainResponse(200, 'ready') : plainResponse(503, `not ready: ${reason}`)
  }
  const page = await withDeadline(options.clock, limits.pageMs, options.pages.find(path, headers['accept-language']))
  return page === undefined ? plainResponse(404, 'Not found. / Introuvable.') : negotiate(page, headers['if-none-match'])
}

async function checkReadiness({ clock, isReady }: WebServerOptions): Promise<string | undefined> {
  try {
    return await withDeadline(clock, limits.readinessMs, isReady())
  } catch (error) {
    if (error instanceof DeadlineExceeded) return 'the database does not answer'
    throw error
  }
}
