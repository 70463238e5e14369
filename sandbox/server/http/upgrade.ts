import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Hub } from '../ddp/hub.ts'
import type { FaultBook } from '../faults.ts'
import type { Freezer } from '../freezer.ts'

interface UpgradeContext {
  hub: Hub
  freezer: Freezer
  faults: FaultBook
  basePath: string
}

/** Accepts WebSockets on `/websocket`, with the faults requested for that route. */
export function createUpgrade({
  hub,
  freezer,
  faults,
  basePath,
}: UpgradeContext): (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true })
  return async (request, socket, head) => {
    const link: Socket = request.socket
    link.on('error', () => undefined)
    await freezer.whenThawed(link)
    if (link.destroyed) return
    const fault = faults.take('/websocket')
    if (fault?.kind === 'hang') return
    if (fault?.kind === 'answer') {
      socket.end(
        `HTTP/1.1 ${fault.status ?? 502} Refused\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n${String(fault.body ?? '')}`,
      )
      return
    }
    const isOurs = new URL(request.url ?? '/', 'http://sandbox').pathname === `${basePath}/websocket`
    if (fault !== undefined || !isOurs) {
      socket.destroy()
      return
    }
    sockets.handleUpgrade(request, socket, head, (websocket) => hub.accept(websocket, link))
  }
}
