import { connect } from 'node:tls'
import { WebSocket } from 'ws'
import type { Clock, EpochMs } from '../../shared/clock.ts'
import { isLoopback } from '../../shared/loopback.ts'
import { messageOf } from '../../shared/message-of.ts'
import { readAddress } from './address.ts'
import { createHttpClient, type HttpResult } from './http-client.ts'
import { isJson } from './json.ts'

/** Whether a workspace answers at its address, and the state of its clock and certificate. */
export type Connectivity =
  | {
      readonly ok: true
      /** Like `8.6`; undefined when it doesn't say. */
      readonly version: string | undefined
      /** How far the machine's clock is ahead of the workspace's, in milliseconds; exact to about a second. */
      readonly aheadMs: number | undefined
      /** Plain http over a network. */
      readonly isInsecure: boolean
      readonly certificateEndsAt: EpochMs | undefined
    }
  | { readonly ok: false; readonly reason: ConnectivityProblem; readonly detail: string }

export type ConnectivityProblem = 'address' | 'name' | 'closed' | 'certificate' | 'silent' | 'other-server'

const timeoutMs = 10_000

export async function checkConnectivity(url: string, allowInsecure: boolean, clock: Clock): Promise<Connectivity> {
  let base: string
  try {
    base = readAddress(url, allowInsecure).base
  } catch (error) {
    return { ok: false, reason: 'address', detail: messageOf(error) }
  }
  const { protocol, hostname, port } = new URL(base)
  const client = createHttpClient(protocol)
  try {
    const url = new URL(`${base}/api/info`)
    const response = await client.send({ method: 'GET', url, headers: {}, signal: AbortSignal.timeout(timeoutMs) })
    const answeredAt = clock.now()
    const about = readAbout(response)
    if (about === undefined) return { ok: false, reason: 'other-server', detail: `HTTP ${response.status}` }
    const serverAt = Date.parse(response.headers.date ?? '')
    return {
      ok: true,
      version: readVersion(about),
      // The header has whole seconds, so on average it is half a second behind.
      aheadMs: Number.isNaN(serverAt) ? undefined : answeredAt - serverAt - 500,
      isInsecure: protocol === 'http:' && !isLoopback(hostname),
      certificateEndsAt: protocol === 'https:' ? await readCertificateEnd(hostname, Number(port || 443)) : undefined,
    }
  } catch (error) {
    return { ok: false, ...explain(error) }
  } finally {
    client.close()
  }
}

/** What Rocket.Chat says about itself; undefined when it's another server that answers. */
function readAbout({ status, text }: HttpResult): object | undefined {
  if (status < 200 || status > 299) return undefined
  try {
    const about: unknown = JSON.parse(text)
    return isJson(about) && ('success' in about || 'version' in about) ? about : undefined
  } catch {
    return undefined
  }
}

function readVersion(about: object): string | undefined {
  if ('version' in about && typeof about.version === 'string') return about.version
  const info = 'info' in about && typeof about.info === 'object' && about.info !== null ? about.info : {}
  return 'version' in info && typeof info.version === 'string' ? info.version : undefined
}

function explain(error: unknown): { readonly reason: ConnectivityProblem; readonly detail: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const detail = [code, messageOf(error)].filter((part) => part !== '').join(': ')
  if (['ENOTFOUND', 'EAI_AGAIN'].includes(code)) return { reason: 'name', detail }
  if (/CERT|TLS|SSL|SIGNATURE|SELF_SIGNED|EPROTO/.test(code)) return { reason: 'certificate', detail }
  if (error instanceof Error && error.name === 'TimeoutError') return { reason: 'silent', detail: `${timeoutMs / 1000} s` }
  return { reason: 'closed', detail }
}

/** When the server's certificate expires; undefined when it shows none in time. */
function readCertificateEnd(host: string, port: number): Promise<EpochMs | undefined> {
  return new Promise((resolve) => {
    // It was verified a moment ago; this only reads it.
    const socket = connect({ host, port, servername: host, rejectUnauthorized: false, timeout: timeoutMs })
    const leave = (at?: number) => {
      socket.destroy()
      resolve(at)
    }
    socket.once('secureConnect', () => leave(Date.parse(socket.getPeerCertificate().valid_to)))
    socket.once('error', () => leave())
    socket.once('timeout', () => leave())
  })
}

/** Some proxies pass everything but web sockets. @throws Error that says how it failed. */
export function tryRealtime(base: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/websocket`, { handshakeTimeout: timeoutMs })
    const timer = setTimeout(() => fail(new Error(`no answer within ${timeoutMs / 1000} s`)), timeoutMs)
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
