import { connect } from 'node:tls'
import { WebSocket } from 'ws'
import type { Clock, EpochMs } from '../../shared/clock.ts'
import { isLoopback, readAddress } from './address.ts'

/** Whether a workspace answers at its address, and how its clock and certificate stand. */
export type Connectivity =
  | {
      readonly ok: true
      /** As `8.6`; undefined when it does not say. */
      readonly version: string | undefined
      /** How far the machine's clock is ahead of the workspace's, in milliseconds; exact to about a second. */
      readonly aheadMs: number | undefined
      /** Plain http over a network. */
      readonly isInsecure: boolean
      readonly certificateEndsAt: EpochMs | undefined
    }
  | { readonly ok: false; readonly why: ConnectivityTrouble; readonly detail: string }

export type ConnectivityTrouble = 'address' | 'name' | 'closed' | 'certificate' | 'silent' | 'other-server'

const patienceMs = 10_000

export async function checkConnectivity(url: string, allowInsecure: boolean, clock: Clock): Promise<Connectivity> {
  let base: string
  try {
    base = readAddress(url, allowInsecure).base
  } catch (error) {
    return { ok: false, why: 'address', detail: error instanceof Error ? error.message : String(error) }
  }
  try {
    const response = await fetch(`${base}/api/info`, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
    const answeredAt = clock.now()
    const told: unknown = await response.json().catch(() => undefined)
    if (!response.ok || typeof told !== 'object' || told === null || !('success' in told || 'version' in told)) {
      return { ok: false, why: 'other-server', detail: `HTTP ${response.status}` }
    }
    const { protocol, hostname, port } = new URL(base)
    const serverAt = Date.parse(response.headers.get('date') ?? '')
    return {
      ok: true,
      version: readVersion(told),
      // The header has whole seconds: on average it is half of one behind.
      aheadMs: Number.isNaN(serverAt) ? undefined : answeredAt - serverAt - 500,
      isInsecure: protocol === 'http:' && !isLoopback(hostname),
      certificateEndsAt: protocol === 'https:' ? await readCertificateEnd(hostname, Number(port || 443)) : undefined,
    }
  } catch (error) {
    return { ok: false, ...explain(error) }
  }
}

function readVersion(told: object): string | undefined {
  if ('version' in told && typeof told.version === 'string') return told.version
  const info = 'info' in told && typeof told.info === 'object' && told.info !== null ? told.info : {}
  return 'version' in info && typeof info.version === 'string' ? info.version : undefined
}

function explain(error: unknown): { readonly why: ConnectivityTrouble; readonly detail: string } {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const detail = [code, cause instanceof Error ? cause.message : String(cause)].filter((part) => part !== '').join(': ')
  if (['ENOTFOUND', 'EAI_AGAIN'].includes(code)) return { why: 'name', detail }
  if (/CERT|TLS|SSL|SIGNATURE|SELF_SIGNED|EPROTO/.test(code)) return { why: 'certificate', detail }
  if (cause instanceof Error && cause.name === 'TimeoutError') return { why: 'silent', detail: `${patienceMs / 1000} s` }
  return { why: /redirect/i.test(detail) ? 'other-server' : 'closed', detail }
}

/** The last moment of the certificate that the server shows; undefined when it shows none in time. */
function readCertificateEnd(host: string, port: number): Promise<EpochMs | undefined> {
  return new Promise((resolve) => {
    // It was verified a moment ago; here it is only looked at.
    const socket = connect({ host, port, servername: host, rejectUnauthorized: false, timeout: patienceMs })
    const leave = (at?: number) => {
      socket.destroy()
      resolve(at)
    }
    socket.once('secureConnect', () => leave(Date.parse(socket.getPeerCertificate().valid_to)))
    socket.once('error', () => leave())
    socket.once('timeout', () => leave())
  })
}

/** Proxies that know nothing of web sockets let everything else through. @throws Error with the way in which it failed. */
export function tryRealtime(base: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/websocket`, { handshakeTimeout: patienceMs })
    const timer = setTimeout(() => fail(new Error(`no answer within ${patienceMs / 1000} s`)), patienceMs)
    const fail = (error: Error) => {
      clearTimeout(timer)
      socket.terminate()
      reject(error)
    }
    socket.on('error', fail)
    socket.on('close', (code) => fail(new Error(`closed with ${code}`)))
    socket.on('open', () => socket.send(JSON.stringify({ msg: 'connect', version: '1', support: ['1'] })))
    socket.on('message', (frame) => {
      if (!String(frame).includes('"connected"')) return
      clearTimeout(timer)
      socket.removeAllListeners('close')
      socket.close()
      resolve()
    })
  })
}
