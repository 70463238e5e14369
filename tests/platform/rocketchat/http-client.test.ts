import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { createHttpClient } from '../../../src/platform/rocketchat/http-client.ts'

async function startServer(answer: (response: ServerResponse) => void) {
  const server = createServer((_, response) => answer(response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = createHttpClient('http:')
  onTestFinished(async () => {
    client.close()
    server.closeAllConnections()
    server.close()
  })
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  return { server, get: (signal: AbortSignal) => client.send({ method: 'GET', url, headers: {}, signal }) }
}

it('fails with the reason of an abort in the middle of a response', async () => {
  const begun = Promise.withResolvers<void>()
  const { get } = await startServer((response) => {
    response.writeHead(200, { 'content-length': '10' })
    response.write('half', () => begun.resolve())
  })
  const abort = new AbortController()

  const sent = get(abort.signal)
  const failure = sent.catch((error: unknown) => error)
  await begun.promise
  // The client reads it at one of the next turns.
  for (let turn = 0; turn < 20; turn += 1) await setImmediate()
  abort.abort(new Error('too slow'))

  expect(await failure).toMatchObject({ message: 'too slow' })
})

it('sends one request after another on one connection', async () => {
  let connections = 0
  const { server, get } = await startServer((response) => response.end('ok'))
  server.on('connection', () => {
    connections += 1
  })
  const { signal } = new AbortController()

  const texts = [await get(signal), await get(signal), await get(signal)].map(({ text }) => text)

  expect([texts, connections]).toEqual([['ok', 'ok', 'ok'], 1])
})
