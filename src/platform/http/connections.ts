import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * `waiting`: it hasn't sent a whole request, or not another one. `served`: its response is being sent. Within each, the oldest
 * comes first.
 */
interface Open {
  readonly waiting: Set<Socket>
  readonly served: Set<Socket>
}

/**
 * Keeps at most so many connections open: for each one more, the one is closed that has been waiting longest. A limit that refuses
 * new connections would let a few hundred slow clients keep out health checks, and the bot would be restarted.
 */
export function limitConnections(server: Server, most: number): void {
  const open: Open = { waiting: new Set(), served: new Set() }
  server.on('connection', (socket: Socket) => {
    if (open.waiting.size + open.served.size >= most) closeOldest(open)
    open.waiting.add(socket)
    socket.once('close', () => {
      open.waiting.delete(socket)
      open.served.delete(socket)
    })
  })
  server.on('request', ({ socket }, response) => {
    open.waiting.delete(socket)
    open.served.add(socket)
    response.once('finish', () => {
      if (open.served.delete(socket) && !socket.destroyed) open.waiting.add(socket)
    })
  })
}

function closeOldest({ waiting, served }: Open): void {
  const [oldest = [...served][0]] = waiting
  oldest?.destroy()
  if (oldest === undefined) return
  waiting.delete(oldest)
  served.delete(oldest)
}
