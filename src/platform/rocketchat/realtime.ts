import { WebSocket } from 'ws'
import { ChatUnavailable } from '../../messaging/chat-errors.ts'
import type { Clock, EpochMs } from '../../shared/clock.ts'
import type { Log } from '../../shared/log.ts'
import { createFrameRouter, receive, type Transmit } from './frames.ts'
import { isJson, readJson, readList } from './json.ts'
import { createLiveness, type LiveHeartbeat } from './liveness.ts'
import { createPendingRequests, type PendingRequests } from './pending-requests.ts'
import type { SdkDriver } from './sdk.ts'
import { readTime } from './wire.ts'

/** One realtime connection, used once. All methods throw `ChatUnavailable` or `ChatRefused`. */
export interface RealtimeConnection {
  /** Logs in with a token. Returns when the token expires, by the workspace's clock; undefined when it doesn't say. */
  resume(authToken: string): Promise<EpochMs | undefined>
  subscribe(stream: string, event: string): Promise<void>
  call(method: string): Promise<void>
  /** Arguments of each event of a stream. */
  onStream(stream: string, listener: (args: readonly unknown[]) => void): void
}

interface RealtimeOptions {
  readonly driver: SdkDriver
  readonly clock: Clock
  readonly log: Log
  readonly heartbeat: LiveHeartbeat
  /** Aborted by the owner to end the connection. */
  readonly signal: AbortSignal
  readonly onLost: (error: ChatUnavailable) => void
}

const deadlineMs = 10_000
/** About a thousand times the largest message of a default workspace, including its parsed tree. */
const maxFrameBytes = 8 * 1024 * 1024

/**
 * Opens the connection of an SDK driver. The SDK's own reconnecting is broken: after a silent connection it receives nothing,
 * after close code 1000 it never reconnects, and each reconnect subscribes once more. So this replaces the functions that open,
 * close, reopen, ping and wait for responses on the instance, and a disconnect ends the connection for good.
 */
export async function openRealtime({
  driver,
  clock,
  log,
  heartbeat,
  signal,
  onLost,
}: RealtimeOptions): Promise<RealtimeConnection> {
  const calls = createPendingRequests(clock, deadlineMs)
  const connection = openSocket(driver.ddp.host)
  const transmit: Transmit = (frame) => {
    if (connection.readyState === WebSocket.OPEN) connection.send(JSON.stringify(frame))
  }
  const disconnect = createDisconnect(connection, (error) => {
    liveness.stop()
    calls.rejectAll(error)
    onLost(error)
  })
  const liveness = createLiveness({
    clock,
    heartbeat,
    ping: () => transmit({ msg: 'ping' }),
    onSilent: () => disconnect('The workspace has been silent for 30 s.'),
  })
  const route = createFrameRouter(driver.ddp.emit.bind(driver.ddp), calls, transmit)
  connection.on('message', (data) => {
    liveness.frameReceived()
    receive(String(data), route, log)
  })
  connection.on('open', () => transmit({ msg: 'connect', version: '1', support: ['1', 'pre2', 'pre1'] }))
  overrideTransport(driver, connection, calls, transmit)
  if (signal.aborted) disconnect('The connection was closed.')
  signal.addEventListener('abort', () => disconnect('The connection was closed.'), { once: true })
  await driver.ddp.open()
  return createConnection(driver)
}

function openSocket(host: string): WebSocket {
  return new WebSocket(host, {
    // Inflating takes 16 times the CPU of parsing.
    perMessageDeflate: false,
    handshakeTimeout: deadlineMs,
    maxPayload: maxFrameBytes,
  })
}

/** The connection ends only once, and no frame is handled after that. */
function createDisconnect(connection: WebSocket, onLost: (error: ChatUnavailable) => void): (reason: string) => void {
  let isDisconnected = false
  function disconnect(reason: string): void {
    if (isDisconnected) return
    isDisconnected = true
    connection.removeAllListeners()
    // A socket that is terminated while it connects still emits an error.
    connection.on('error', () => {})
    connection.terminate()
    onLost(new ChatUnavailable(reason))
  }
  connection.on('error', (error) => disconnect(error.message || 'The workspace cannot be reached.'))
  connection.on('close', (code) => disconnect(`The workspace closed the connection (${code}).`))
  return disconnect
}

function overrideTransport({ ddp }: SdkDriver, connection: WebSocket, calls: PendingRequests, transmit: Transmit): void {
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

function createConnection(driver: SdkDriver): RealtimeConnection {
  return {
    async resume(authToken) {
      const result = await driver.login({ token: authToken }, {})
      return readTime(readJson(result)['tokenExpires'])
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
