import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One reason why the bot cannot do its work at the moment, or undefined. */
export type ReadinessCheck = () => Promise<string | undefined>

export interface HealthServer {
  readonly port: number
  close(): Promise<void>
}

/**
 * Answers `/livez` (the process turns), `/readyz` (it can hear, remember and answer) and `/metrics`, as `metrics` writes them.
 * @throws Error when the port is taken.
 */
export async function startHealthServer(
  { host, port }: { readonly host: string; readonly port: number },
  isReady: ReadinessCheck,
  metrics: () => Promise<string>,
): Promise<HealthServer> {
  const server = createServer(async (request, response) => {
    const answer = (status: number, text: string, type = 'text/plain; charset=utf-8') =>
      response.writeHead(status, { 'content-type': type }).end(`${text.trimEnd()}\n`)
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'Only GET is answered here.')
    if (request.url === '/livez') return answer(200, 'ok')
    if (request.url === '/metrics') return answer(200, await metrics(), 'text/plain; version=0.0.4; charset=utf-8')
    if (request.url !== '/readyz') return answer(404, 'Not found. There are /livez, /readyz and /metrics.')
    const reason = await isReady()
    return reason === undefined ? answer(200, 'ready') : answer(503, `not ready: ${reason}`)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
