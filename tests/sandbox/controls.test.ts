import { beforeEach, describe, expect, it } from 'vitest'
import { startSandbox } from '../../sandbox/index.ts'
import { useEach } from '../support/use-each.ts'
import { type RestPeer, restAs } from './kit/rest.ts'
import { carries, connect, connectAs, type DdpPeer } from './kit/wire.ts'

const sandbox = useEach(startSandbox)
let bot: RestPeer

beforeEach(async () => {
  bot = restAs(sandbox, 'rendezvous')
})

async function subscribedBot(): Promise<DdpPeer> {
  const peer = await connectAs(sandbox, 'rendezvous')
  await peer.subscribe('stream-room-messages', '__my_messages__')
  return peer
}

describe('a closed account', () => {
  it('cannot log in, loses its connections, and is seen as closed by others', async () => {
    const peer = await connectAs(sandbox, 'alice')
    const login = () =>
      fetch(`${sandbox.url}/api/v1/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user: 'alice', password: 'demo' }),
      })
    const control = (active: boolean) =>
      fetch(`${sandbox.url}/_sandbox/active`, { method: 'POST', body: JSON.stringify({ username: 'alice', active }) })

    await control(false)
    const closed = await bot.get('users.info?username=alice')
    const refused = await login()
    await peer.closed
    await control(true)
    const opened = await login()

    expect(closed.body).toMatchObject({ user: { username: 'alice', active: false } })
    expect([refused.status, opened.status]).toEqual([401, 200])
  })
})

describe('the controls over HTTP', () => {
  it('do what the functions do', async () => {
    const control = async (name: string, body?: unknown): Promise<Response> =>
      fetch(`${sandbox.url}/_sandbox/${name}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })
    const peer = await subscribedBot()

    await control('rest', { route: 'me', kind: 'answer', status: 503 })
    const said = await (await control('say', { username: 'alice', room: '#general', text: 'hi', id: 'chosen' })).json()
    await control('setting', { id: 'Message_AllowUnrecognizedSlashCommand', value: true })
    await control('drop', { code: 4000 })
    const wrong = await control('rest', { route: 'me', kind: 'explode' })
    const unknown = await control('nope', {})
    const state = await (await control('state')).text()

    expect((await bot.get('me')).status).toBe(503)
    expect(said).toMatchObject({ _id: 'chosen', msg: 'hi' })
    expect(await peer.closed).toBe(4000)
    expect([wrong.status, unknown.status]).toEqual([400, 404])
    expect(state).toContain('"chosen"')
  })

  it('take the server away for a while', async () => {
    const peer = await subscribedBot()

    await fetch(`${sandbox.url}/_sandbox/away`, { method: 'POST', body: '{"ms":20}' })
    await peer.closed

    await expect(until(() => bot.get('me'))).resolves.toMatchObject({ status: 200 })
  })
})

describe('a token that was revoked', () => {
  it('leaves the socket of a personal access token open and listening, while REST says 401', async () => {
    const { userId, authToken } = sandbox.issueToken('rendezvous')
    const peer = await connect(sandbox)
    await peer.call('login', { resume: authToken })
    await peer.subscribe('stream-room-messages', '__my_messages__')

    sandbox.revokeToken(authToken)
    const { _id } = sandbox.say('alice', 'cloudnative', 'still heard')
    const response = await fetch(`${sandbox.url}/api/v1/me`, { headers: { 'X-User-Id': userId, 'X-Auth-Token': authToken } })

    await expect(peer.next(carries(_id))).resolves.toBeDefined()
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({ status: 'error', message: 'You must be logged in to do this.' })
    expect(await peer.call('login', { resume: authToken })).toMatchObject({ error: { error: 403 } })
  })

  it('closes the socket with code 1000 for a login token, or when asked to', async () => {
    const peer = await connect(sandbox)
    const login = await peer.call('login', { user: { username: 'alice' }, password: 'demo' })
    const other = await connect(sandbox)
    const { authToken } = sandbox.issueToken('rendezvous')
    await other.call('login', { resume: authToken })

    sandbox.revokeToken((login['result'] as { token: string }).token)
    sandbox.revokeToken(authToken, { keepSocket: false })

    expect(await Promise.all([peer.closed, other.closed])).toEqual([1000, 1000])
  })
})

async function until<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt()
    } catch {
      await new Promise(setImmediate)
    }
  }
}
