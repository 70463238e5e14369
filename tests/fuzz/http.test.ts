import { connect, type Socket } from 'node:net'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { effort } from '../support/fuzz.ts'
import { useTestBot } from '../support/use-test-bot.ts'

const { runs, timeout } = effort(60)

const { test } = useTestBot({ isShared: true })
const sockets = new Set<Socket>()
afterAll(() => {
  for (const socket of sockets) socket.destroy()
})

function open(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(test.bot.healthPort, '127.0.0.1', () => {
      socket.off('error', reject)
      // A server may disconnect a client that sends nonsense.
      socket.on('error', () => {})
      resolve(socket)
    })
    sockets.add(socket)
    socket.once('error', reject)
    socket.once('close', () => sockets.delete(socket))
  })
}

/** Everything that the server sends until it closes the connection or has sent enough. */
async function converse(bytes: string | Uint8Array, isEnough: (said: string) => boolean): Promise<string> {
  const socket = await open()
  let said = ''
  return new Promise((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1')
      if (isEnough(said)) socket.destroy()
    })
    socket.on('close', () => resolve(said))
    socket.write(bytes)
  })
}

/** Whether the bot reports that it's alive, within twenty seconds: a machine may stand still for some of them. */
async function lives(): Promise<boolean> {
  const signal = AbortSignal.timeout(20_000)
  // On a connection of its own: the server closes idle ones for new ones.
  const headers = { connection: 'close' }
  const { status } = await fetch(`http://127.0.0.1:${test.bot.healthPort}/livez`, { signal, headers })
  return status === 200
}

const path = fc.oneof(
  fc.constantFrom('/livez', '/readyz', '/metrics', '/', '*', 'http://a.example/livez', 'a.example:443', '/../../etc/passwd'),
  fc.constantFrom(
    '/%',
    '/%00',
    '/%c0%ae%c0%ae/',
    '//',
    '/livez?',
    `/${'a'.repeat(9_000)}`,
    '/metrics/../livez',
    '/\\..\\',
    '/__proto__',
  ),
  fc.webPath(),
)
const header = fc.oneof(
  fc.constantFrom(
    'host: a',
    'host:',
    'connection: upgrade\r\nupgrade: websocket',
    'transfer-encoding: chunked',
    'expect: 100-continue',
  ),
  fc.constantFrom('content-length: 5', 'content-length: -1', 'content-length: 99999999999999', ' folded', 'a b: c', 'x: \0'),
  fc.constant(`x: ${'y'.repeat(20_000)}`),
  fc.string({ maxLength: 40 }),
)
const request = fc
  .tuple(
    fc.constantFrom('GET', 'HEAD', 'POST', 'CONNECT', 'OPTIONS', 'TRACE', 'PRI', 'get', '', 'GÉT'),
    path,
    fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9', ''),
    fc.array(header, { maxLength: 6 }),
    fc.string({ maxLength: 100 }),
  )
  .map(([method, target, version, headers, body]) =>
    [`${method} ${target} ${version}`, ...headers, 'connection: close', '', body].join('\r\n'),
  )

describe('the web server', () => {
  it('lives behind any bytes at all', { timeout }, async () => {
    const anything = fc.oneof(request, fc.string({ unit: 'binary', maxLength: 400 }), fc.uint8Array({ maxLength: 400 }))
    const check = fc.asyncProperty(fc.array(anything, { minLength: 5, maxLength: 5 }), async (pieces) => {
      for (const bytes of pieces) {
        const socket = await open()
        socket.resume()
        socket.end(bytes)
      }

      expect(await lives()).toBe(true)
    })

    await fc.assert(check, { numRuns: runs, endOnFailure: true })
  })

  it('gives each of fifty requests in one packet its answer', async () => {
    const said = await converse(
      'GET /livez HTTP/1.1\r\nhost: a\r\n\r\n'.repeat(50),
      (all) => all.split('HTTP/1.1 200').length > 50,
    )

    expect(said.match(/HTTP\/1\.1 200/g)).toHaveLength(50)
  })

  it('refuses a header of a megabyte without reading it all', async () => {
    const said = await converse(`GET /livez HTTP/1.1\r\nx: ${'y'.repeat(1_000_000)}\r\n\r\n`, () => false)

    expect(said === '' || said.startsWith('HTTP/1.1 431')).toBe(true)
    expect(await lives()).toBe(true)
  })

  it('answers others while five hundred connections say one byte and no more', { timeout: 60_000 }, async () => {
    const slow = await Promise.all(Array.from({ length: 500 }, open))
    for (const socket of slow) socket.write('G')

    expect(await lives()).toBe(true)
    expect((await test.ask('akua', '!meetup about')).msg).toContain('meetup')
    for (const socket of slow) socket.destroy()
  })

  it('gives no file away, whatever the path', async () => {
    for (const target of [
      '/../../../../etc/passwd',
      '/..%2f..%2fetc/passwd',
      '/package.json',
      '/data/rendezvous.db',
      'file:///etc/passwd',
    ]) {
      const said = await converse(`GET ${target} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`, () => false)

      expect(said).toMatch(/^HTTP\/1\.1 (?:400|404)/)
    }
  })
})
