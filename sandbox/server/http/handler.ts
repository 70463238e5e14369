import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Freezer } from '../freezer.ts'
import { type ApiContext, handleApi } from './api-handler.ts'
import { sendHtml, sendPageFile } from './page-files.ts'

interface HandlerContext {
  api: ApiContext
  freezer: Freezer
  basePath: string
  control(path: string): Promise<void>
  site(path: string): string | undefined
}

/** Handles one HTTP request: the controls, the REST API, or a file of the page. */
export async function handleRequest(
  context: HandlerContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { api, freezer, basePath } = context
  const url = new URL(request.url ?? '/', 'http://sandbox')
  response.setHeader('Date', new Date(api.workspace.now()).toUTCString())
  if (url.pathname === basePath && basePath !== '') {
    response.writeHead(302, { Location: `${basePath}/` }).end()
    return
  }
  if (!url.pathname.startsWith(`${basePath}/`)) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Nothing here.\n')
    return
  }
  const path = url.pathname.slice(basePath.length)
  // The controls respond even when everything else is frozen, so that they can thaw it.
  if (path.startsWith('/_sandbox/')) return context.control(path.slice('/_sandbox/'.length))
  await freezer.whenThawed(request.socket)
  if (request.socket.destroyed) return
  if (path.startsWith('/api/')) return handleApi(api, request, response, path, Object.fromEntries(url.searchParams))
  const page = path.startsWith('/site/') ? context.site(path.slice('/site/'.length)) : undefined
  if (page !== undefined) return sendHtml(response, page)
  // Rocket.Chat's address of a message, in the form of this page.
  const room = /^\/(?:channel|group)\/([^/]+)$/.exec(path)?.[1]
  if (room !== undefined) {
    response.writeHead(302, { Location: `${basePath}/#/channel/${room}` }).end()
    return
  }
  const name = path === '/' ? 'index.html' : path.slice(1)
  if (!(await sendPageFile(response, name))) response.writeHead(404, { 'Content-Type': 'text/plain' }).end('No such file.\n')
}
