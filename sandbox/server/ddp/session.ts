import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import { toEjson } from '../ejson.ts'
import type { Freezer } from '../freezer.ts'
import { randomId } from '../ids.ts'
import type { User } from '../records.ts'
import type { ReplayLog } from './replay-log.ts'

interface DdpSubscription {
  id: string
  name: string
  event: string
}

/** One DDP connection: who is logged in, what it has subscribed to, and how to send to it. */
export interface Session {
  readonly id: string
  readonly ip: string
  user?: User
  token?: string
  readonly subscriptions: Map<string, DdpSubscription>
  send(frame: Record<string, unknown>): void
  /** Sends text unchanged, for frames that no server should send. */
  sendRaw(text: string): void
  /** 1006 cuts the connection without a closing frame. */
  drop(code: number): void
}

/** Wraps a socket that the freezer may stop: frames are then held back, as on a dead link, and sent at the thaw. */
export function createSession(socket: WebSocket, link: Socket, freezer: Freezer, replays: ReplayLog): Session {
  let held: string[] = []
  const settle = (): void => {
    if (freezer.isFrozen(link)) {
      socket.pause()
      return
    }
    const due = held
    held = []
    for (const text of due) socket.send(text)
    socket.resume()
  }
  const stop = freezer.onChange(settle)
  socket.once('close', stop)
  const sendRaw = (text: string): void => {
    if (freezer.isFrozen(link)) held.push(text)
    else if (socket.readyState === socket.OPEN) socket.send(text)
  }
  const session: Session = {
    id: randomId(),
    ip: link.remoteAddress ?? '',
    subscriptions: new Map(),
    sendRaw,
    send: (frame) => {
      const text = JSON.stringify(toEjson(frame))
      if (frame['collection'] === 'stream-room-messages' && session.user !== undefined) replays.keep(session.user._id, text)
      sendRaw(text)
    },
    drop: (code) => (code === 1006 ? socket.terminate() : socket.close(code)),
  }
  return session
}
