import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One reason why the bot cannot do its work at the moment, or undefined. */
export type ReadinessCheck = () => Promise<string | undefined>

export interface HealthServer {
  readonly port: number
  close(): Promise<void>
}

/**
 * Answers `/livez` (the process turns) and `/readyz` (it can hear, remember and answer).
 * @throws Error when the port is taken.
 */
export async function startHealthServer(
  { host, port }: { readonly host: string; readonly port: number },
  isReady: ReadinessCheck,
): Promise<HealthServer> {
  const server = createServer(async (request, response) => {
    const answer = (status: number, text: string) =>
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'Only GET is answered here.')
    if (request.url === '/livez') return answer(200, 'ok')
    if (request.url !== '/readyz') return answer(404, 'Not found. There are /livez and /readyz.')
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
