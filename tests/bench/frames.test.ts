import { once } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { buildChatter } from '../../bench/chatter.ts'
import { encodeFrame } from '../../bench/frames.ts'
import { type BenchServer, startBenchServer } from '../../bench/server.ts'

describe('the workspace of the bench', () => {
  let server: BenchServer
  let client: WebSocket
  const texts: string[] = []

  beforeEach(async () => {
    texts.length = 0
    server = await startBenchServer()
    client = new WebSocket(`${server.url.replace('http', 'ws')}/websocket`)
    client.on('message', (data) => {
      const text = String(data)
      if (text === '{"msg":"ping"}') client.send('{"msg":"pong"}')
      else texts.push(text)
    })
    await once(client, 'open')
    await nextTurn()
  })
  afterEach(async () => {
    client.terminate()
    await server.close()
  })

  it('pours every message of a load through a genuine WebSocket, in order', async () => {
    const { blocks, commandIds } = buildChatter({ name: 'load', messages: 450, commandEvery: 100, startsAt: 1_000_000 })

    await server.pour(blocks)

    const messages = texts.map((text) => JSON.parse(text).fields.args[0])
    expect(messages.map(({ _id }) => Number(_id.slice('load-'.length)))).toEqual(
      Array.from({ length: 450 }, (_, index) => index),
    )
    expect(messages.filter(({ msg }) => msg.startsWith('!meetup')).map(({ _id }) => _id)).toEqual(commandIds)
    expect(commandIds.map((id) => Number(id.slice('load-'.length)))).toEqual([99, 199, 299, 399])
  })

  it('waits for the reply in the thread of the question, whatever else is posted', async () => {
    const asked = server.ask({ id: 'question', username: 'alice', text: '!meetup next', sentAt: 1_000_000 })
    const reply = (tmid: string) =>
      fetch(`${server.url}/api/v1/chat.sendMessage`, { method: 'POST', body: JSON.stringify({ message: { tmid, msg: 'x' } }) })
    const whether = () => Promise.race([asked.then(() => 'replied'), nextTurn('waiting')])

    await reply('another question')
    const afterOther = await whether()
    await reply('question')

    expect([afterOther, await whether()]).toEqual(['waiting', 'replied'])
    expect(await asked).toBeGreaterThan(0)
  })
})

describe('frames', () => {
  it.each([
    [125, 2],
    [126, 4],
    [65_535, 4],
  ])('of %d bytes have a header of %d', (length, header) => {
    const frame = encodeFrame('a'.repeat(length))

    expect(frame.length).toBe(header + length)
  })

  it('longer than the bench can encode are refused', () => {
    expect(() => encodeFrame('a'.repeat(65_536))).toThrow(RangeError)
  })
})
