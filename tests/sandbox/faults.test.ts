import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { type RestPeer, restAs } from './kit/rest.ts'
import { carries, connect, connectAs, type DdpPeer, heard } from './kit/wire.ts'

let sandbox: Sandbox
let bot: RestPeer
let rid: string
const message = (id: string): unknown => ({ message: { _id: id, rid, msg: 'hello' } })

beforeEach(async () => {
  sandbox = await startSandbox()
  bot = restAs(sandbox, 'rendezvous')
  rid = sandbox.rooms.find((room) => room.name === 'cloudnative')?._id ?? ''
})
afterEach(() => sandbox.close())

async function subscribedBot(): Promise<DdpPeer> {
  const peer = await connectAs(sandbox, 'rendezvous')
  await peer.subscribe('stream-room-messages', '__my_messages__')
  return peer
}

describe('a crash', () => {
  it('cuts every connection without a goodbye, and what was stored is there at the next start, on the same port', async () => {
    const peer = await subscribedBot()
    sandbox.say('alice', 'cloudnative', 'before')

    await sandbox.crash()
    const code = await peer.closed
    await expect(bot.get('me')).rejects.toThrow('fetch failed')
    await sandbox.start()

    expect(code).toBe(1006)
    expect((await bot.get('me')).status).toBe(200)
    expect(sandbox.messages('cloudnative').map((one) => one.msg)).toEqual(['before'])
    expect(sandbox.counters.liveSockets).toBe(0)
  })

  it('takes a request in flight with it, whose work is never done', async () => {
    sandbox.faults.rest({ route: 'chat.sendMessage', kind: 'delay', delayMs: 50 })
    const inFlight = bot.post('chat.sendMessage', message('lost')).catch((error: unknown) => error)
    await arrivalOf('chat.sendMessage')

    await sandbox.crash()
    await sandbox.start()
    sandbox.faults.rest({ route: 'me', kind: 'delay', delayMs: 60 })
    await bot.get('me')

    expect(await inFlight).toBeInstanceOf(TypeError)
    expect(sandbox.messages('cloudnative')).toEqual([])
  })
})

describe('dropped sockets', () => {
  it.each([1000, 1001, 1006, 4000])('close with code %i, and a new connection works', async (code) => {
    const peer = await subscribedBot()

    sandbox.faults.dropSockets({ code })

    expect(await peer.closed).toBe(code)
    await expect(subscribedBot()).resolves.toBeDefined()
  })

  it('may be one person’s alone', async () => {
    const [alice, ours] = [await connectAs(sandbox, 'alice'), await subscribedBot()]

    sandbox.faults.dropSockets({ username: 'rendezvous' })
    await ours.closed

    expect(await alice.call('UserPresence:online')).toMatchObject({ result: true })
  })
})

describe('a freeze', () => {
  it('leaves existing connections open and silent, spares new ones, and lets all go at the thaw', async () => {
    const frozen = await subscribedBot()

    sandbox.faults.freeze({ existingOnly: true })
    frozen.send({ msg: 'ping', id: 'unheard' })
    const fresh = await subscribedBot()
    const { _id } = sandbox.say('alice', 'cloudnative', 'hello')
    await fresh.next(carries(_id))
    const whileFrozen = frozen.frames.length
    sandbox.faults.thaw()
    await frozen.next((frame) => frame['msg'] === 'pong')

    expect(heard(frozen, '__my_messages__')).toHaveLength(1)
    expect(frozen.frames.slice(0, whileFrozen).some((frame) => frame['msg'] === 'changed')).toBe(false)
    expect(frozen.socket.readyState).toBe(frozen.socket.OPEN)
  })

  it('holds requests as well when it spares nobody', async () => {
    sandbox.faults.freeze()
    const settled: string[] = []
    const held = bot.get('me').then(() => settled.push('me'))

    await fetch(`${sandbox.url}/_sandbox/say`, {
      method: 'POST',
      body: JSON.stringify({ username: 'alice', room: 'cloudnative', text: 'the controls answer' }),
    })
    settled.push('control')
    sandbox.faults.thaw()
    await held

    expect(settled).toEqual(['control', 'me'])
  })
})

describe('the heartbeat', () => {
  it('pings a quiet connection and gives it up with code 1000 when no pong comes', async () => {
    await sandbox.close()
    sandbox = await startSandbox({ heartbeatMs: 20 })
    const quiet = await connect(sandbox)

    await quiet.next((frame) => frame['msg'] === 'ping')

    expect(await quiet.closed).toBe(1000)
  })

  it('keeps a connection that answers', async () => {
    await sandbox.close()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    sandbox = await startSandbox({ heartbeatMs: 20 })
    const lively = await connect(sandbox)
    const pings = () => lively.frames.filter((frame) => frame['msg'] === 'ping')

    for (let count = 1; count <= 4; count += 1) {
      vi.advanceTimersByTime(20)
      while (pings().length < count) await new Promise(setImmediate)
      lively.send({ msg: 'pong' })
      // The WebSocket's own ping is answered after what was sent before it, and is no sign of life to the heartbeat.
      lively.socket.ping()
      await once(lively.socket, 'pong')
    }

    expect(lively.socket.readyState).toBe(lively.socket.OPEN)
  })
})

describe('a REST fault', () => {
  it('loses the answer of work that was done', async () => {
    sandbox.faults.rest({ route: 'chat.sendMessage', kind: 'lose-answer' })

    await expect(bot.post('chat.sendMessage', message('kept'))).rejects.toThrow()

    expect((await bot.get('chat.getMessage', { msgId: 'kept' })).status).toBe(200)
  })

  it('refuses before the work', async () => {
    sandbox.faults.rest({ route: 'chat.sendMessage', kind: 'refuse' })

    await expect(bot.post('chat.sendMessage', message('never'))).rejects.toThrow()

    expect((await bot.get('chat.getMessage', { msgId: 'never' })).status).toBe(400)
  })

  it('hangs until the caller gives up, as many times as the rule says', async () => {
    sandbox.faults.rest({ route: 'me', kind: 'hang', times: 2 })
    const giveUp = async (count: number): Promise<unknown> => {
      const patience = new AbortController()
      const asked = fetch(`${sandbox.url}/api/v1/me`, { signal: patience.signal })
      await arrivalOf('me', count)
      patience.abort()
      return asked
    }

    await expect(giveUp(1)).rejects.toThrow()
    await expect(giveUp(2)).rejects.toThrow()

    expect((await bot.get('me')).status).toBe(200)
  })

  it('answers like a proxy in trouble, or like the rate limiter', async () => {
    sandbox.faults.rest({ route: 'chat.sendMessage', kind: 'answer', status: 502, body: '<html>Bad Gateway</html>' })
    sandbox.faults.rest({ route: '*', kind: 'answer', status: 429 })

    const proxy = await bot.post('chat.sendMessage', message('a'))
    const limiter = await bot.post('chat.sendMessage', message('a'))
    const fine = await bot.post('chat.sendMessage', message('a'))

    expect(proxy).toMatchObject({ status: 502, contentType: 'text/html', body: { page: '<html>Bad Gateway</html>' } })
    expect(limiter).toMatchObject({ status: 429, body: { success: false } })
    expect(Number(limiter.headers.get('x-ratelimit-reset')) - Date.now()).toBeGreaterThan(50_000)
    expect(fine.status).toBe(200)
  })

  it('refuses a WebSocket on its route', async () => {
    sandbox.faults.rest({ route: '/websocket', kind: 'answer', status: 503 })

    await expect(connect(sandbox)).rejects.toThrow('503')

    await expect(connect(sandbox)).resolves.toBeDefined()
  })
})

describe('wrong frames', () => {
  it('reach one person’s connections as they stand', async () => {
    const peer = await subscribedBot()
    const raw = new Promise<string>((resolve) => peer.socket.on('message', (data) => resolve(data.toString())))

    sandbox.faults.sendRaw('rendezvous', '{"msg":"changed","fields":{}}')

    expect(await raw).toBe('{"msg":"changed","fields":{}}')
  })

  it('may be the newest ones again', async () => {
    const peer = await subscribedBot()
    for (const text of ['one', 'two', 'three']) sandbox.say('alice', 'cloudnative', text)

    sandbox.faults.replay('rendezvous', 2)
    await peer.call('UserPresence:online')

    const texts = heard(peer, '__my_messages__').map(([said]) => (said as { msg: string }).msg)
    expect(texts).toEqual(['one', 'two', 'three', 'two', 'three'])
  })
})

/** Resolves when so many requests of that route have been counted. The event loop keeps running, and nothing sleeps. */
async function arrivalOf(route: string, count = 1): Promise<void> {
  while ((sandbox.counters.rest[route] ?? 0) < count) await new Promise(setImmediate)
}
