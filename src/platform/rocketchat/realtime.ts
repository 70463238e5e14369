import { WebSocket } from 'ws'
import { ChatUnavailable } from '../../messaging/chat.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Log } from '../../shared/log.ts'
import { toRealtimeFailure } from './errors.ts'
import type { LiveHeartbeat } from './heartbeat.ts'
import { isJson, type Json, readList } from './json.ts'
import { createLiveness } from './liveness.ts'
import { type Calls, createCalls } from './pending-requests.ts'
import type { SdkDriver } from './sdk.ts'

/** One realtime connection, used once and thrown away. All methods throw `ChatUnavailable` or `ChatRefused`. */
export interface Link {
  resume(authToken: string): Promise<void>
  subscribe(stream: string, event: string): Promise<void>
  call(method: string): Promise<void>
  /** Arguments of each event of a stream. */
  onStream(stream: string, listener: (args: readonly unknown[]) => void): void
}

interface LinkOptions {
  readonly driver: SdkDriver
  readonly clock: Clock
  readonly log: Log
  readonly pulse: LiveHeartbeat
  /** Aborted by the owner to drop the connection. */
  readonly signal: AbortSignal
  readonly onLost: (error: ChatUnavailable) => void
}

const deadlineMs = 10_000
/** About a thousand times the largest message of a default workspace, parsed tree included. */
const maxFrameBytes = 8 * 1024 * 1024

/**
 * Opens the connection of an SDK driver. The SDK's own way to stay connected fails: it returns deaf from a silent link, never from
 * close code 1000, and subscribes once more at each return. So what opens, closes, reopens, pings and awaits answers is replaced
 * here, on the instance, and every loss ends the connection for good.
 */
export async function openLink({ driver, clock, log, pulse, signal, onLost }: LinkOptions): Promise<Link> {
  const calls = createCalls(clock, deadlineMs)
  const connection = dial(driver.ddp.host)
  const transmit: Transmit = (frame) => {
    if (connection.readyState === WebSocket.OPEN) connection.send(JSON.stringify(frame))
  }
  const lose = createLoss(connection, (error) => {
    liveness.stop()
    calls.failAll(error)
    onLost(error)
  })
  const liveness = createLiveness({
    clock,
    pulse,
    ping: () => transmit({ msg: 'ping' }),
    onSilent: () => lose('The workspace has been silent for 30 s.'),
  })
  const route = createRouter(driver.ddp.emit.bind(driver.ddp), calls, transmit)
  connection.on('message', (data) => {
    liveness.beat()
    receive(String(data), route, log)
  })
  connection.on('open', () => transmit({ msg: 'connect', version: '1', support: ['1', 'pre2', 'pre1'] }))
  fence(driver, connection, calls, transmit)
  if (signal.aborted) lose('The connection was dropped.')
  signal.addEventListener('abort', () => lose('The connection was dropped.'), { once: true })
  await driver.ddp.open()
  return createLink(driver)
}

function dial(host: string): WebSocket {
  return new WebSocket(host, {
    // Inflating costs 16 times the CPU of parsing.
    perMessageDeflate: false,
    handshakeTimeout: deadlineMs,
    maxPayload: maxFrameBytes,
  })
}

/** Whatever ends the connection, it ends once, and no frame is handled after that. */
function createLoss(connection: WebSocket, onLost: (error: ChatUnavailable) => void): (reason: string) => void {
  let isLost = false
  function lose(reason: string): void {
    if (isLost) return
    isLost = true
    connection.removeAllListeners()
    // A socket that is cut while it connects still reports that.
    connection.on('error', () => {})
    connection.terminate()
    onLost(new ChatUnavailable(reason))
  }
  connection.on('error', (error) => lose(error.message || 'The workspace cannot be reached.'))
  connection.on('close', (code) => lose(`The workspace closed the connection (${code}).`))
  return lose
}

type Transmit = (frame: Json) => void

function fence({ ddp }: SdkDriver, connection: WebSocket, calls: Calls, transmit: Transmit): void {
  let sent = 0
  ddp.connection = connection
  ddp.open = () => calls.wait('connect')
  ddp.close = ddp.reopen = ddp.ping = async () => {}
  ddp.alive = () => true
  ddp.send = (frame) => {
    sent += 1
    const id = String(sent)
    const answer = calls.wait(id)
    transmit({ ...frame, id })
    return answer
  }
}

function createLink(driver: SdkDriver): Link {
  return {
    async resume(authToken) {
      await driver.login({ token: authToken }, {})
    },
    async subscribe(stream, event) {
      await driver.subscribe(stream, event)
    },
    async call(method) {
      await driver.methodCall(method)
    },
    onStream(stream, listener) {
      void driver.onStreamData(stream, ({ fields }) => {
        if (isJson(fields)) listener(readList(fields['args']))
      })
    },
  }
}

/** A frame that cannot be read, and a listener that throws, must not end the process. */
function receive(text: string, route: (frame: Json) => void, log: Log): void {
  const frame = parseFrame(text)
  // The text itself may hold a token or somebody's words.
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

function createRouter(emit: Emit, calls: Calls, transmit: Transmit): (frame: Json) => void {
  return (frame) => {
    switch (frame['msg']) {
      case 'changed':
        return void emit(String(frame['collection']), frame)
      case 'ping':
        return transmit({ msg: 'pong', id: frame['id'] })
      case 'connected':
        return calls.answer('connect', frame)
      case 'failed':
        return calls.fail('connect', new ChatUnavailable('The workspace does not speak version 1 of DDP.'))
      case 'ready':
        for (const sub of readList(frame['subs'])) calls.answer(String(sub), { ...frame, subs: [sub] })
        return
      case 'result':
      case 'nosub':
        if (frame['error'] === undefined) return calls.answer(String(frame['id']), frame)
        return calls.fail(String(frame['id']), toRealtimeFailure(frame['error']))
    }
  }
}
