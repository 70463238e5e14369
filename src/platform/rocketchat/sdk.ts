import { Rocketchat } from '@rocket.chat/sdk'
import type { WebSocket } from 'ws'
import type { WorkspaceAddress } from './address.ts'
import type { Json } from './json.ts'
import type { Method, Rest } from './rest.ts'

/** The parts of the SDK's socket that are used, and those that are replaced (`realtime.ts` says why). All are instance fields. */
interface SdkSocket {
  readonly host: string
  connection?: WebSocket
  open: () => Promise<unknown>
  close: () => Promise<void>
  reopen: () => Promise<void>
  ping: () => Promise<void>
  alive: () => boolean
  send: (frame: Json) => Promise<Json>
  emit(event: string, data: Json): unknown
}

export interface SdkDriver {
  readonly ddp: SdkSocket
  login(credentials: { readonly token: string }, options: object): Promise<unknown>
  subscribe(stream: string, event: string): Promise<unknown>
  methodCall(method: string, ...params: readonly unknown[]): Promise<unknown>
  onStreamData(stream: string, listener: (event: Json) => void): Promise<unknown>
}

const socketFunctions = ['open', 'close', 'reopen', 'ping', 'alive', 'send', 'emit'] as const
const driverFunctions = ['login', 'subscribe', 'methodCall', 'onStreamData'] as const

/** The SDK's own reconnecting, in milliseconds: never. Its timers take a 32-bit number. */
const never = 0x7fffffff

const silent = { debug: ignore, info: ignore, warn: ignore, warning: ignore, error: ignore }

/**
 * Creates an SDK driver that hasn't connected yet.
 * @throws Error when the installed SDK isn't the version this was written for.
 */
export async function createSdkDriver(address: WorkspaceAddress, rest: Rest): Promise<SdkDriver> {
  const sdk = new Rocketchat({
    host: address.base,
    useSsl: address.useSsl,
    reopen: never,
    client: createSdkClient(rest),
    // The SDK's own logger writes tokens and passwords.
    logger: silent,
  })
  const driver: unknown = await sdk.socket
  assertSdkDriver(driver)
  return driver
}

/** The published types are mostly `any`. Without this check, a renamed field would silently keep the SDK's own broken function. */
export function assertSdkDriver(value: unknown): asserts value is SdkDriver {
  const driver = asRecord(value)
  const socket = asRecord(driver['ddp'])
  const missing = [
    ...driverFunctions.filter((name) => typeof driver[name] !== 'function'),
    ...socketFunctions.filter((name) => typeof socket[name] !== 'function').map((name) => `ddp.${name}`),
    ...(typeof socket['host'] === 'string' ? [] : ['ddp.host']),
  ]
  if (missing.length > 0)
    throw new Error(`@rocket.chat/sdk has no ${missing.join(', ')}: this is not the version that the bot was written for.`)
}

/**
 * REST as the SDK wants it injected. Its own transport has no deadline, follows redirects and loses the status of an HTML
 * response.
 */
function createSdkClient(rest: Rest) {
  const as = (method: Method) => async (route: string, data?: Json) => {
    const { status, body } = await rest.call(method, route, data)
    return { status, data: body ?? {} }
  }
  return { headers: {}, get: as('GET'), post: as('POST'), put: as('PUT'), delete: as('DELETE') }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function ignore(): void {}
