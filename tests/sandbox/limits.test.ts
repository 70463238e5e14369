import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { restAs } from './kit/rest.ts'
import { connect, connectAs } from './kit/wire.ts'

const T0 = Date.parse('2026-11-22T12:00:00Z')

let now: number
let sandbox: Sandbox
beforeEach(async () => {
  now = T0
  sandbox = await startSandbox({ now: () => now })
})
afterEach(() => sandbox.close())

describe('the REST limiter', () => {
  it('lets ten calls of a route through in a minute and says when to come back', async () => {
    const alice = restAs(sandbox, 'alice')
    for (let call = 0; call < 9; call += 1) await alice.get('me')

    const tenth = await alice.get('me')
    const eleventh = await alice.get('me')
    const otherRoute = await alice.get('rooms.get')
    now = T0 + 60_000
    const later = await alice.get('me')

    expect(tenth).toMatchObject({ status: 200 })
    expect(tenth.headers.get('x-ratelimit-remaining')).toBe('0')
    expect(eleventh).toMatchObject({ status: 429, body: { success: false } })
    expect(eleventh.body['error']).toMatch(/You must wait 60 seconds.*\[error-too-many-requests\]$/)
    expect(eleventh.headers.get('x-ratelimit-reset')).toBe(String(T0 + 60_000))
    expect(eleventh.headers.has('retry-after')).toBe(false)
    expect([otherRoute.status, later.status]).toEqual([200, 200])
  })

  it('spares bots on routes that know who calls, and limits their logins', async () => {
    const bot = restAs(sandbox, 'rendezvous')
    const nobody = restAs(sandbox, undefined)

    const known = await Promise.all(Array.from({ length: 15 }, () => bot.get('me')))
    const logins = await Promise.all(
      Array.from({ length: 11 }, () => nobody.post('login', { user: 'rendezvous', password: 'demo' })),
    )

    expect(new Set(known.map((answer) => answer.status))).toEqual(new Set([200]))
    expect(known[0]?.headers.has('x-ratelimit-limit')).toBe(false)
    expect(logins.filter((answer) => answer.status === 429)).toHaveLength(1)
    expect(sandbox.counters).toMatchObject({ logins: 10, rest: { login: 11, me: 15 } })
  })

  it('can be switched off', async () => {
    await sandbox.close()
    sandbox = await startSandbox({ rateLimits: false })
    const alice = restAs(sandbox, 'alice')

    const answers = await Promise.all(Array.from({ length: 12 }, () => alice.get('me')))

    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]))
  })
})

describe('the DDP limiter', () => {
  it('lets even a bot send five messages a second, and says how long to wait', async () => {
    const bot = await connectAs(sandbox, 'rendezvous')
    const rid = sandbox.rooms.find((room) => room.name === 'cloudnative')?._id
    const send = (msg: string): ReturnType<typeof bot.call> => bot.call('sendMessage', { rid, msg })
    for (let count = 1; count <= 5; count += 1) await send(String(count))

    const sixth = await send('6')
    now += 1000
    const later = await send('7')

    expect(sixth).toMatchObject({ error: { error: 'too-many-requests', details: { timeToReset: 1000 } } })
    expect(later).toHaveProperty('result._id')
  })

  it('refuses the eleventh call of one method in ten seconds on one connection', async () => {
    const peer = await connectAs(sandbox, 'alice')
    for (let count = 0; count < 10; count += 1) await peer.call('UserPresence:online')

    expect(await peer.call('UserPresence:online')).toMatchObject({ error: { error: 'too-many-requests' } })
  })

  it('refuses the forty-first subscription to a stream with nosub', async () => {
    const peer = await connectAs(sandbox, 'rendezvous')
    for (let count = 0; count < 40; count += 1) await peer.subscribe('stream-room-messages', '__my_messages__')

    expect(await peer.subscribe('stream-room-messages', '__my_messages__')).toMatchObject({
      msg: 'nosub',
      error: { error: 'too-many-requests' },
    })
  })
})

describe('a connection', () => {
  it('may do nothing before it has connected, and nothing wrong ends it', async () => {
    const peer = await connect(sandbox)

    peer.socket.send('not JSON')
    await peer.next((frame) => frame['msg'] === 'error')
    peer.send({ msg: 'ping', id: 'p' })

    expect(await peer.next((frame) => frame['msg'] === 'pong')).toEqual({ msg: 'pong', id: 'p' })
  })
})

describe('settings.public', () => {
  it('pages through all settings and ignores the id, as 6.14 does', async () => {
    const nobody = restAs(sandbox, undefined)

    const first = await nobody.get('settings.public', { _id: 'Message_MaxAllowedSize' })
    const second = await nobody.get('settings.public', { offset: '50', count: '100' })

    expect(first.body['settings']).toHaveLength(50)
    expect(Number(first.body['total'])).toBe(50 + (second.body['settings'] as unknown[]).length)
  })

  it('looks at the id where newer servers do', async () => {
    await sandbox.close()
    sandbox = await startSandbox({ honourSettingIds: true, version: '8.9.2' })
    sandbox.setting('Message_AllowUnrecognizedSlashCommand', true)
    const nobody = restAs(sandbox, undefined)

    const answer = await nobody.get('settings.public', { _id: 'Message_AllowUnrecognizedSlashCommand' })
    const info = await nobody.get('/api/info')

    expect(answer.body['settings']).toEqual([{ _id: 'Message_AllowUnrecognizedSlashCommand', value: true, enterprise: false }])
    expect(info.body).toMatchObject({ version: '8.9' })
  })
})

describe('a sub-path', () => {
  it('holds everything: page, REST and DDP', async () => {
    await sandbox.close()
    sandbox = await startSandbox({ basePath: '/chat/' })
    const origin = sandbox.url.replace(/\/chat$/, '')

    const peer = await connectAs(sandbox, 'alice')
    const page = await fetch(`${sandbox.url}`)
    const outside = await fetch(`${origin}/api/info`)

    expect(sandbox.url).toMatch(/\/chat$/)
    expect(await peer.call('UserPresence:online')).toMatchObject({ result: true })
    expect(page.url).toBe(`${sandbox.url}/`)
    expect(await page.text()).toContain('data-testid="composer"')
    expect(outside.status).toBe(404)
  })
})

describe('TLS', () => {
  it('serves https and wss, and crashes and freezes like the rest', async () => {
    await sandbox.close()
    const pem = (name: string): string =>
      readFileSync(new URL(`../fixtures/tls/localhost.${name}.pem`, import.meta.url), 'utf8')
    sandbox = await startSandbox({ tls: { key: pem('key'), cert: pem('cert') } })
    const peer = await connectAs(sandbox, 'alice')

    sandbox.faults.freeze({ existingOnly: true })
    peer.send({ msg: 'ping', id: 'held' })
    const fresh = await connectAs(sandbox, 'alice')
    const before = peer.frames.some((frame) => frame['msg'] === 'pong')
    sandbox.faults.thaw()
    await peer.next((frame) => frame['msg'] === 'pong')
    await sandbox.crash()

    expect(sandbox.url).toMatch(/^https:/)
    expect(before).toBe(false)
    expect(await Promise.all([peer.closed, fresh.closed])).toEqual([1006, 1006])
  })
})
