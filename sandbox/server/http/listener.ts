import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'

export interface Listener {
  /** Every open TCP connection. */
  readonly sockets: ReadonlySet<Socket>
  readonly port: number
  readonly listening: boolean
  /** Listens on the given port; 0 takes any free one. Rejects with the system's error, EADDRINUSE for one. */
  listen(port: number): Promise<void>
  /** Stops listening and destroys every connection immediately, without closing it properly. */
  kill(): Promise<void>
}

interface ListenerOptions {
  host: string | undefined
  tls: { key: string; cert: string } | undefined
  request(request: IncomingMessage, response: ServerResponse): void
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
}

export function createListener(options: ListenerOptions): Listener {
  const sockets = new Set<Socket>()
  let server: Server | undefined
  let port = 0
  return {
    sockets,
    get port() {
      return port
    },
    get listening() {
      return server?.listening === true
    },
    listen: async (wanted) => {
      const fresh: Server =
        options.tls === undefined ? createServer(options.request) : createTlsServer(options.tls, options.request)
      fresh.on('upgrade', options.upgrade)
      const track = (socket: Socket): void => {
        sockets.add(socket)
        socket.on('close', () => sockets.delete(socket))
      }
      fresh.on('connection', track)
      fresh.on('secureConnection', track)
      await new Promise<void>((resolve, reject) => {
        fresh.once('error', reject)
        fresh.listen(wanted, options.host, resolve)
      })
      port = (fresh.address() as AddressInfo).port
      server = fresh
    },
    kill: async () => {
      const dying = server
      server = undefined
      if (dying === undefined) return
      const closed = new Promise<void>((resolve) => dying.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
