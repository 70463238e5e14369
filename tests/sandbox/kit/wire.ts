import { WebSocket } from 'ws'
import type { Sandbox } from '../../../sandbox/index.ts'

export type Json = Readonly<Record<string, unknown>>

export interface DdpPeer {
  /** Every frame received, oldest first. */
  readonly frames: Json[]
  readonly socket: WebSocket
  /** The code with which the connection closed. */
  readonly closed: Promise<number>
  send(frame: Json): void
  /** Resolves with the first matching frame, received or still to come. */
  next(fits: (frame: Json) => boolean): Promise<Json>
  /** Calls a method and resolves with its result frame. */
  call(method: string, ...params: unknown[]): Promise<Json>
  /** Subscribes and resolves with the `ready` or `nosub` frame. */
  subscribe(name: string, event: string): Promise<Json>
}

/** A bare DDP connection after the handshake. */
export async function connect(sandbox: Pick<Sandbox, 'url'>): Promise<DdpPeer> {
  const socket = new WebSocket(`${sandbox.url.replace(/^http/, 'ws')}/websocket`, { rejectUnauthorized: false })
  const frames: Json[] = []
  const waiting = new Set<(frame: Json) => void>()
  socket.on('message', (data) => {
    const frame: Json = JSON.parse(data.toString())
    frames.push(frame)
    for (const check of [...waiting]) check(frame)
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  socket.on('error', () => undefined)
  const peer = createPeer(socket, frames, waiting, closed)
  peer.send({ msg: 'connect', version: '1', support: ['1'] })
  await peer.next((frame) => frame['msg'] === 'connected')
  return peer
}

/** A DDP connection logged in as that person. */
export async function connectAs(sandbox: Sandbox, username: string): Promise<DdpPeer> {
  const peer = await connect(sandbox)
  await peer.call('login', { resume: sandbox.issueToken(username).authToken })
  return peer
}

/** The args of one stream's events that a peer has received. */
export function heard(peer: DdpPeer, eventName: string): unknown[][] {
  return peer.frames.flatMap((frame) => {
    const fields = frame['fields'] as { eventName?: string; args?: unknown[] } | undefined
    return fields?.eventName === eventName ? [fields.args ?? []] : []
  })
}

/** Whether a frame is a message event with that message id. */
export function carries(messageId: string): (frame: Json) => boolean {
  return (frame) => frame['collection'] === 'stream-room-messages' && JSON.stringify(frame).includes(`"_id":"${messageId}"`)
}

function createPeer(socket: WebSocket, frames: Json[], waiting: Set<(frame: Json) => void>, closed: Promise<number>): DdpPeer {
  let nextId = 1
  const send = (frame: Json): void => socket.send(JSON.stringify(frame))
  const next = (fits: (frame: Json) => boolean): Promise<Json> => {
    const known = frames.find(fits)
    if (known !== undefined) return Promise.resolve(known)
    return new Promise((resolve) => {
      const check = (frame: Json): void => {
        if (!fits(frame)) return
        waiting.delete(check)
        resolve(frame)
      }
      waiting.add(check)
    })
  }
  return {
    frames,
    socket,
    closed,
    send,
    next,
    call: (method, ...params) => {
      const id = `m${nextId++}`
      send({ msg: 'method', id, method, params })
      return next((frame) => frame['msg'] === 'result' && frame['id'] === id)
    },
    subscribe: (name, event) => {
      const id = `s${nextId++}`
      send({ msg: 'sub', id, name, params: [event, { useCollection: false, args: [] }] })
      return next((frame) => frame['id'] === id || (Array.isArray(frame['subs']) && frame['subs'].includes(id)))
    },
  }
}
