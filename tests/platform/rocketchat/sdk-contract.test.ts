import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createRest } from '../../../src/platform/rocketchat/rest.ts'
import { assertSdkDriver, createSdkDriver } from '../../../src/platform/rocketchat/sdk.ts'
import { createServerTime } from '../../../src/platform/rocketchat/server-time.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

const base = 'https://chat.example.org/sub'

function createDriver() {
  const rest = createRest({ base, clock: createFakeClock(), serverTime: createServerTime(), onUnauthorized: () => {} })
  return createSdkDriver({ base, useSsl: true }, rest)
}

describe('the SDK', () => {
  it('is pinned to the version whose faults are known', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
    const installed = new URL('../../../node_modules/@rocket.chat/sdk/package.json', import.meta.url)

    expect(manifest.dependencies['@rocket.chat/sdk']).toBe('1.0.0-alpha.42')
    expect(JSON.parse(readFileSync(installed, 'utf8')).version).toBe('1.0.0-alpha.42')
  })

  it.each(['open', 'close', 'reopen', 'ping', 'alive', 'send'])(
    'keeps ddp.%s on the instance, where it can be replaced',
    async (name) => {
      const driver = await createDriver()

      expect(Object.hasOwn(driver.ddp, name)).toBe(true)
    },
  )

  it('sends what it has to send through the replaced function, and looks that up each time', async () => {
    const driver = await createDriver()
    const sent: unknown[] = []
    driver.ddp.alive = () => true
    Object.defineProperty(driver.ddp, 'connection', { value: { readyState: 1 } })
    driver.ddp.send = async (frame) => {
      sent.push(frame)
      return frame['msg'] === 'sub' ? { subs: ['7'] } : { result: { id: 'bot' } }
    }

    await driver.login({ token: 'TOKEN' }, {})
    await driver.subscribe('stream-room-messages', '__my_messages__')
    await driver.methodCall('UserPresence:online')

    expect(sent).toEqual([
      { msg: 'method', method: 'login', params: [{ resume: 'TOKEN' }] },
      { msg: 'sub', name: 'stream-room-messages', params: ['__my_messages__', { useCollection: false, args: [] }] },
      { msg: 'method', method: 'UserPresence:online', params: [] },
    ])
  })

  it('hands the events of a stream to its listeners whole', async () => {
    const driver = await createDriver()
    const events: unknown[] = []
    await driver.onStreamData('stream-room-messages', (event) => events.push(event))
    const event = { msg: 'changed', fields: { args: [{}, { roomParticipant: true }] } }

    driver.ddp.emit('stream-room-messages', event)

    expect(events).toEqual([event])
  })

  it('speaks to the sub-path, encrypted', async () => {
    const driver = await createDriver()

    expect(driver.ddp.host).toBe('wss://chat.example.org/sub/websocket')
  })

  it('is refused by name when a field has gone', async () => {
    const driver = await createDriver()
    const renamed = {
      login: driver.login,
      subscribe: driver.subscribe,
      methodCall: driver.methodCall,
      ddp: { ...driver.ddp, ping: undefined },
    }

    expect(() => assertSdkDriver(renamed)).toThrow(/has no onStreamData, ddp\.ping/)
    expect(() => assertSdkDriver(undefined)).toThrow(/has no login/)
  })
})
