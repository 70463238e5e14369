import { describe, expect, it } from 'vitest'
import { createFakeClock } from '../../support/fake-clock.ts'
import { testBotName } from '../../support/seed.ts'
import { testClock } from '../../support/test-clock.ts'
import { createBot, startBot, startWorkspace, streamName, tokenLogin } from './support/bot.ts'

/** Half of the first ceiling of 250 ms: how long tests on a fake clock wait for the retry. */
const random = () => 0.5
const firstRetryMs = 125

describe('the connection', () => {
  it('is made when the workspace comes up after the bot', async () => {
    const sandbox = await startWorkspace()
    await sandbox.crash()
    const clock = createFakeClock()
    const bot = createBot(sandbox, { credentials: tokenLogin(sandbox), clock, random })

    bot.chat.start(bot.heard)
    await clock.scheduled(firstRetryMs)
    await sandbox.start()
    clock.advance(firstRetryMs)
    await bot.heard.untilState('ready')

    expect(bot.heard.states).toEqual([
      { name: 'connecting', reason: expect.stringContaining('ECONNREFUSED') },
      { name: 'ready' },
    ])
  })

  it.each([1000, 1001, 1006, 4000])('reconnects after a close with code %i, and receives again', async (code) => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)

    sandbox.faults.dropSockets({ code })
    await bot.heard.untilState('ready', 2)
    sandbox.say('akua', 'cloudnative', 'after')
    await bot.heard.untilHeard('after')

    expect(bot.heard.states.map((state) => state.name)).toEqual(['ready', 'connecting', 'ready'])
  })

  it('holds one subscription and one socket after any number of returns', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)

    for (let cut = 1; cut <= 6; cut += 1) {
      sandbox.faults.dropSockets()
      await bot.heard.untilState('ready', cut + 1)
    }
    sandbox.say('akua', 'cloudnative', 'once')
    sandbox.say('akua', 'cloudnative', 'last')
    await bot.heard.untilHeard('last')

    expect(bot.heard.texts).toEqual(['once', 'last'])
    expect(sandbox.counters.liveSockets).toBe(1)
    expect(sandbox.counters.subscriptions).toEqual({ [streamName]: 1 })
    expect(sandbox.counters.subscribed).toEqual({ [streamName]: 7 })
  })

  it('is replaced thirty seconds after the last sign of life, even though the socket stays open', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now })
    const bot = await startBot(sandbox, { clock, random })

    sandbox.faults.freeze({ existingOnly: true })
    clock.advance(1_000)
    sandbox.say('akua', 'cloudnative', 'into the void')
    clock.advance(28_999)
    const before = bot.chat.state
    clock.advance(1)
    await clock.scheduled(firstRetryMs)
    // REST connections stay open for 4 s of real time, so here they would still be the frozen ones.
    sandbox.faults.thaw()
    clock.advance(firstRetryMs)
    await bot.heard.untilState('ready', 2)
    await bot.heard.untilHeard('into the void')

    expect(before).toEqual({ name: 'ready' })
    expect(bot.heard.states).toContainEqual({ name: 'connecting', reason: 'The workspace has been silent for 30 s.' })
  })

  it('stays when the workspace answers the ping', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now })
    const bot = await startBot(sandbox, { clock, random })

    clock.advance(20_000)
    sandbox.say('akua', 'cloudnative', 'a frame after the ping')
    await bot.heard.untilHeard('a frame after the ping')
    clock.advance(19_999)

    expect(bot.heard.states).toEqual([{ name: 'ready' }])
  })

  it('is not waited for longer than ten seconds when the workspace takes the call but does not speak', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now })
    sandbox.faults.freeze()
    const bot = createBot(sandbox, { credentials: tokenLogin(sandbox), clock, random })

    bot.chat.start(bot.heard)
    await clock.scheduled(10_000)
    clock.advance(10_000)
    await clock.scheduled(firstRetryMs)
    sandbox.faults.thaw()
    clock.advance(firstRetryMs)
    await bot.heard.untilState('ready')

    expect(bot.heard.states[0]).toEqual({ name: 'connecting', reason: 'The workspace did not answer within 10 s.' })
  })

  it('survives a restart of the workspace and receives what was said meanwhile', async () => {
    const sandbox = await startWorkspace()
    const clock = createFakeClock(testClock.now())
    const bot = await startBot(sandbox, { clock, random })

    await sandbox.crash()
    await clock.scheduled(firstRetryMs)
    sandbox.say('akua', 'cloudnative', 'anybody?')
    await sandbox.start()
    clock.advance(firstRetryMs)
    await bot.heard.untilState('ready', 2)
    await bot.heard.untilHeard('anybody?')

    expect(bot.heard.texts).toEqual(['anybody?'])
  })

  it('survives frames that are not JSON, not objects, or lack what they should hold', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)
    const changed = (fields: unknown) => JSON.stringify({ msg: 'changed', collection: streamName, id: 'id', fields })

    const wrong = [
      '{"msg":',
      'null',
      '[]',
      '7',
      '"x"',
      '{}',
      '{"msg":{}}',
      '{"msg":"result","id":"99"}',
      '{"msg":"ready","subs":7}',
    ]
    for (const frame of wrong) sandbox.faults.sendRaw(testBotName, frame)
    const fields = [
      undefined,
      null,
      {},
      { args: 7 },
      { args: [] },
      { args: [null, null] },
      { args: [{}, { roomParticipant: true }] },
    ]
    for (const field of fields) sandbox.faults.sendRaw(testBotName, changed(field))
    sandbox.say('akua', 'cloudnative', 'still here')
    await bot.heard.untilHeard('still here')

    expect(bot.heard.states).toEqual([{ name: 'ready' }])
    expect(bot.heard.texts).toEqual(['still here'])
    expect(bot.log.text).not.toContain('secret-in-a-frame')
  })

  it('handles no frame and no retry after the bot has left', async () => {
    const sandbox = await startWorkspace()
    const clock = createFakeClock(testClock.now())
    const bot = await startBot(sandbox, { clock })

    await bot.chat.stop()
    sandbox.say('akua', 'cloudnative', 'too late')
    clock.advance(3_600_000)

    expect(bot.heard.texts).toEqual([])
    expect(bot.heard.states).toEqual([{ name: 'ready' }])
    expect(sandbox.counters.rest['login']).toBeUndefined()
    expect(sandbox.counters.subscribed).toEqual({ [streamName]: 1 })
  })

  it('waits longer after each failure, ten seconds at most, and returns at once after thirty good seconds', async () => {
    const sandbox = await startWorkspace()
    await sandbox.crash()
    const clock = createFakeClock(testClock.now())
    const bot = createBot(sandbox, { credentials: tokenLogin(sandbox), clock, random: () => 1 })

    bot.chat.start(bot.heard)
    for (const delayMs of [250, 500, 1_000, 2_000, 4_000, 8_000, 10_000]) {
      await clock.scheduled(delayMs)
      clock.advance(delayMs)
    }
    await clock.scheduled(10_000)
    await sandbox.start()
    clock.advance(10_000)
    await bot.heard.untilState('ready')
    sandbox.say('akua', 'cloudnative', 'a sign of life')
    await bot.heard.untilHeard('a sign of life')
    clock.advance(15_000)
    sandbox.say('akua', 'cloudnative', 'another')
    await bot.heard.untilHeard('another')
    clock.advance(15_000)
    sandbox.faults.dropSockets()

    await expect(clock.scheduled(250)).resolves.toBeUndefined()
  })
})
