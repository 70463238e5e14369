import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createSystemClock } from '../../src/platform/clock.ts'
import { startWebServer, type WebServer } from '../../src/platform/http/index.ts'
import { createLog } from '../../src/platform/log.ts'
import { startRunningTime } from '../support/running-time.ts'

/** The size of a page. */
const body = 'x'.repeat(20_000)

let server: WebServer
let sockets: Socket[]

beforeEach(async () => {
  sockets = []
  server = await startWebServer({
    ...{ host: '127.0.0.1', port: 0, clock: createSystemClock(), log: createLog('silent') },
    isReady: async () => undefined,
    metrics: async () => 'a 1',
    pages: {
      find: (path) =>
        path === '/slow' ? new Promise(() => {}) : Promise.resolve({ type: 'text/plain', body, lang: 'en', policy: '' }),
    },
  })
})
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await server.close()
})

/** Opens connections that send this and then nothing more, and read nothing. */
async function hold(count: number, text: string): Promise<void> {
  const opened = Array.from({ length: count }, () => {
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => {})
    socket.pause()
    sockets.push(socket)
    return new Promise<void>((resolve) => socket.once('connect', () => socket.write(text, () => resolve())))
  })
  await Promise.all(opened)
}

const probe = async (path: string) =>
  (await fetch(`http://127.0.0.1:${server.port}${path}`, { headers: { connection: 'close' } })).status

describe('a crowd of slow clients', () => {
  it.each([
    ['sends nothing', ''],
    ['sends half a request', 'GET /livez HTTP/1.1\r\nhost: x\r\nx-slow: '],
    ['sends a request and half of another', 'GET /livez HTTP/1.1\r\nhost: x\r\n\r\nGET /liv'],
    ['reads no response', 'GET /en HTTP/1.1\r\nhost: x\r\n\r\n'],
  ])('that %s does not keep out health checks', async (_, text) => {
    await hold(300, text)

    const time = startRunningTime()
    onTestFinished(time.stop)
    expect(await Promise.all(['/livez', '/readyz', '/metrics', '/livez'].map(probe))).toEqual([200, 200, 200, 200])
    // Well before the five seconds after which a half-open connection is closed anyway.
    expect(time.passedMs()).toBeLessThan(3_000)
  })

  it('loses its oldest connections first, and those that are being served last', async () => {
    await hold(1, 'GET /slow HTTP/1.1\r\nhost: x\r\n\r\n')
    // The server reads what it gets in order, so the request has arrived.
    await probe('/livez')
    await hold(255, '')
    await hold(10, '')
    const closed: number[] = []
    for (const [index, socket] of sockets.entries()) {
      socket.resume()
      socket.once('close', () => closed.push(index))
    }
    // An answer on the newest connection comes after the end of those that were closed before it was asked.
    const newest = sockets.at(-1)
    const answer = new Promise<string>((resolve) => newest?.once('data', (data) => resolve(String(data))))
    newest?.write('GET /livez HTTP/1.1\r\nhost: x\r\n\r\n')

    expect(await answer).toContain('200 OK')
    await expect.poll(() => closed.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })
})
