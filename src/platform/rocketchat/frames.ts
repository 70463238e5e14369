import { ChatUnavailable } from '../../messaging/chat-errors.ts'
import type { Log } from '../../shared/log.ts'
import { toRealtimeFailure } from './errors.ts'
import { isJson, type Json, readList } from './json.ts'
import type { PendingRequests } from './pending-requests.ts'

export type Transmit = (frame: Json) => void

/** Neither an unreadable frame nor a throwing listener may end the process. */
export function receive(text: string, route: (frame: Json) => void, log: Log): void {
  const frame = parseFrame(text)
  // The text itself isn't logged: it may contain a token or somebody's words.
  if (frame === undefined) log.warn({ length: text.length }, 'unreadable frame')
  try {
    if (frame !== undefined) route(frame)
  } catch (error) {
    log.error({ err: error }, 'a frame could not be handled')
  }
}

function parseFrame(text: string): Json | undefined {
  try {
    const frame: unknown = JSON.parse(text)
    return isJson(frame) ? frame : undefined
  } catch {
    return undefined
  }
}

type Emit = (event: string, frame: Json) => unknown

export function createFrameRouter(emit: Emit, calls: PendingRequests, transmit: Transmit): (frame: Json) => void {
  return (frame) => {
    switch (frame['msg']) {
      case 'changed':
        return void emit(String(frame['collection']), frame)
      case 'ping':
        return transmit({ msg: 'pong', id: frame['id'] })
      case 'connected':
        return calls.resolve('connect', frame)
      case 'failed':
        return calls.reject('connect', new ChatUnavailable('The workspace does not speak version 1 of DDP.'))
      case 'ready':
        for (const sub of readList(frame['subs'])) calls.resolve(String(sub), { ...frame, subs: [sub] })
        return
      case 'result':
      case 'nosub':
        if (frame['error'] === undefined) return calls.resolve(String(frame['id']), frame)
        return calls.reject(String(frame['id']), toRealtimeFailure(frame['error']))
    }
  }
}
