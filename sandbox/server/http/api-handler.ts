import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { type Counters, countRequest } from '../counters.ts'
import type { FaultBook, RestFault } from '../faults.ts'
import type { Limiter } from '../limiter.ts'
import { answerRest, findRoute, limitHeaders, tooMany } from '../rest/api.ts'
import type { Fields } from '../values.ts'
import type { Workspace } from '../workspace.ts'
import { readJson, sendJson } from './body.ts'

export interface ApiContext {
  workspace: Workspace
  counters: Counters
  faults: FaultBook
  limiter: Limiter | undefined
  version: string
  honourSettingIds: boolean
  /** Where clients reach the workspace, without a trailing slash. */
  origin(): string
  /** The web client's page, which the genuine server sends for any unknown path. */
  sendPage(response: ServerResponse): Promise<void>
}

const INSTANCE_ID = randomUUID()

/** Serves `/api/…`, with the requested faults. `path` has no base path. */
export async function handleApi(
  context: ApiContext,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: Fields,
): Promise<void> {
  const route = path.startsWith('/api/v1/') ? path.slice('/api/v1/'.length) : path
  const method = request.method ?? 'GET'
  const record = countRequest(context.counters, { at: context.workspace.now(), method, route, ...nameCaller(context, request) })
  response.on('finish', () => {
    record.status = response.statusCode
  })
  const body = method === 'GET' ? query : await readJson(request)
  const fault = context.faults.take(route)
  if (fault?.kind === 'hang') return
  if (fault?.kind === 'refuse') {
    request.socket.destroy()
    return
  }
  if (fault?.kind === 'answer') return sendFault(response, fault, context.workspace.now())
  if (fault?.kind === 'delay') await delay(fault.delayMs ?? 1000, undefined, { ref: false })
  // A crash during the delay cancels the request, so the next start must not do its work.
  if (request.socket.destroyed) return
  if (fault?.kind === 'lose-answer') response.end = cut(request, response)
  await work(context, { request, response, route, method, fields: body })
}

// Replaces the response, so that the work is done in full but nothing is sent.
function cut(request: IncomingMessage, response: ServerResponse): ServerResponse['end'] {
  return () => {
    request.socket.destroy()
    return response
  }
}

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  route: string
  method: string
  fields: Fields | undefined
}

async function work(context: ApiContext, { request, response, route, method, fields }: Exchange): Promise<void> {
  response.setHeader('X-Instance-Id', INSTANCE_ID)
  if (route === '/api/info') return sendJson(response, 200, info(context))
  const found = findRoute(route, method)
  if (found === undefined) {
    if (context.workspace.edition !== '7.7') return context.sendPage(response)
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('404 Not Found')
    return
  }
  if (fields === undefined) return sendJson(response, 400, { success: false, error: 'Invalid JSON' })
  const userId = request.headers['x-user-id']
  const token = request.headers['x-auth-token']
  const call = {
    route,
    method,
    ip: request.socket.remoteAddress ?? '',
    ...(typeof userId === 'string' && { userId }),
    ...(typeof token === 'string' && { token }),
  }
  const { workspace, counters, version, honourSettingIds } = context
  const base = { workspace, counters, version, honourSettingIds, fields, origin: context.origin() }
  const reply = answerRest(found, call, base, context.limiter)
  sendJson(response, reply.status, reply.body, reply.headers)
}

function info(context: ApiContext): Record<string, unknown> {
  const [major, minor] = context.version.split('.')
  const minimumClientVersions = { desktop: '3.9.6', mobile: '4.39.0' }
  return { version: `${major}.${minor}`, minimumClientVersions, cloudWorkspaceId: '', success: true }
}

function nameCaller({ workspace }: ApiContext, request: IncomingMessage): { username?: string } {
  const user = workspace.db.users.get(String(request.headers['x-user-id']))
  return user === undefined ? {} : { username: user.username }
}

// A 429 without a body gets the genuine one, which says to wait for a minute.
function sendFault(response: ServerResponse, fault: RestFault, now: number): void {
  const status = fault.status ?? 500
  if (status === 429 && fault.body === undefined) {
    const resetAt = now + 60_000
    sendJson(response, status, tooMany(resetAt, now).body, { ...limitHeaders(0, resetAt), ...fault.headers })
    return
  }
  const isText = typeof fault.body === 'string'
  response.writeHead(status, {
    'Content-Type': fault.contentType ?? (isText ? 'text/html' : 'application/json'),
    ...fault.headers,
  })
  response.end(isText ? fault.body : JSON.stringify(fault.body ?? { success: false, error: `fault ${status}` }))
}
