import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { encodeFrame } from './frames.ts'

/** The realtime connection of the one client. */
export interface ClientLink {
  /** Writes encoded frames past `ws`, many at once, so that the client is the slower side; waits while the socket is full. */
  write(frames: Buffer): Promise<void>
  /** Resolves when the client has answered a DDP ping, which it does after handling everything sent before. */
  ping(): Promise<void>
  close(): void
}

const upgrades = new WebSocketServer({ noServer: true, perMessageDeflate: false })

/** A message as a client sends it. */
export interface SentMessage {
  readonly tmid?: unknown
  readonly msg?: unknown
}

interface Frame {
  readonly msg?: string
  readonly id?: string
  readonly method?: string
  /** The stream that is subscribed to. */
  readonly name?: string
  readonly params?: readonly SentMessage[]
}

/** Accepts a client and speaks as much DDP with it as login and subscribing need. Older clients also send messages over it. */
export function createClientLink(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  onSent: (message: SentMessage) => void,
): ClientLink {
  const pongs: (() => void)[] = []
  upgrades.handleUpgrade(request, socket, head, (webSocket) => {
    const send = (frame: object) => webSocket.send(JSON.stringify(frame))
    webSocket.on('message', (data) => {
      const { msg, id, name, method, params } = JSON.parse(String(data)) as Frame
      const [first] = params ?? []
      if (method === 'sendMessage' && first !== undefined) onSent(first)
      if (msg === 'connect') send({ msg: 'connected', session: 'bench' })
      else if (msg === 'method') send({ msg: 'result', id, result: { id: 'bench' } })
      else if (msg === 'sub') {
        // Older clients ignore what happens to an item that was never added.
        send({ msg: 'added', collection: name, id: 'id', fields: {} })
        send({ msg: 'ready', subs: [id] })
      } else if (msg === 'ping') send({ msg: 'pong', id })
      else if (msg === 'pong') pongs.shift()?.()
    })
  })
  return {
    async write(frames) {
      if (!socket.write(frames)) await once(socket, 'drain')
    },
    ping: () =>
      new Promise((resolve) => {
        pongs.push(resolve)
        socket.write(encodeFrame('{"msg":"ping"}'))
      }),
    close: () => socket.destroy(),
  }
}
