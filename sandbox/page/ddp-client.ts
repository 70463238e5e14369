import { createLink } from './link.ts'
import { createPendingCalls } from './pending-calls.ts'

interface DdpEvents {
  /** Called for each connection: log in and subscribe here. */
  connected(): void
  lost(): void
  event(stream: string, eventName: string, args: unknown[]): void
}

export interface DdpClient {
  /** Rejects with the server's reason, or when the connection is lost before the result. */
  call(method: string, ...params: unknown[]): Promise<unknown>
  subscribe(stream: string, eventName: string): void
  /** Gives up this connection and opens another. */
  drop(): void
  close(): void
}

/** Speaks DDP with the server, and reconnects until it succeeds. Dates arrive as milliseconds. */
export function createDdpClient(address: string, events: DdpEvents): DdpClient {
  const pending = createPendingCalls()
  let lastId = 0
  const nextId = (): string => String(++lastId)
  const send = (frame: Record<string, unknown>): void => link.send(JSON.stringify(frame))
  const hear = (frame: Frame): void => {
    const { msg, id = '', result, error, fields, collection = '' } = frame
    if (msg === 'ping') send({ msg: 'pong' })
    else if (msg === 'result')
      pending.settle(id, result, error === undefined ? undefined : (error.reason ?? error.message ?? 'refused'))
    else if (msg === 'changed') events.event(collection, fields?.eventName ?? '', fields?.args ?? [])
    else if (msg === 'connected') {
      link.settle()
      events.connected()
    }
  }
  const link = createLink(address, {
    opened: () => send({ msg: 'connect', version: '1', support: ['1'] }),
    heard: (text) => hear(readFrame(text)),
    lost: () => {
      pending.abandon('The connection was lost.')
      events.lost()
    },
  })
  return {
    call: (method, ...params) => {
      if (!link.isOpen()) return Promise.reject(new Error('There is no connection.'))
      const id = nextId()
      send({ msg: 'method', id, method, params })
      return pending.add(id)
    },
    subscribe: (name, eventName) =>
      send({ msg: 'sub', id: nextId(), name, params: [eventName, { useCollection: false, args: [] }] }),
    drop: link.drop,
    close: link.close,
  }
}

interface Frame {
  msg?: string
  id?: string
  collection?: string
  fields?: { eventName?: string; args?: unknown[] }
  result?: unknown
  error?: { reason?: string; message?: string }
}

function readFrame(text: string): Frame {
  try {
    return JSON.parse(text, dateToNumber)
  } catch {
    return {}
  }
}

function dateToNumber(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$date' in value)) return value
  return value.$date
}
