import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Seed } from '../../../sandbox/index.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { testBotName, testSeed } from '../../support/seed.ts'
import { testClock } from '../../support/test-clock.ts'
import { createBot, startBot, startWorkspace, tokenLogin } from './support/bot.ts'
import { createRecorder } from './support/recorder.ts'

const minute = 60_000
const hour = 60 * minute

describe('catching up', () => {
  it('receives what was said in channels, threads and direct rooms while the bot was away, oldest first, nothing twice', async () => {
    const sandbox = await startWorkspace()
    const before = testClock.now()
    const direct = sandbox.direct('rhys', testBotName)
    const question = sandbox.say('akua', 'cloudnative', 'one')
    sandbox.say('rhys', direct, 'two')
    sandbox.say('felix', 'cloudnative', 'three', { tmid: question._id })
    sandbox.say('olga', 'general', 'four')
    sandbox.say('akua', 'outside', 'not for the bot')
    const bot = createBot(sandbox, { credentials: tokenLogin(sandbox), heardUntil: before - hour })

    bot.chat.start(bot.heard)
    await bot.heard.untilState('ready')
    sandbox.faults.dropSockets()
    await bot.heard.untilState('ready', 2)

    expect([...bot.heard.texts].sort()).toEqual(['four', 'one', 'three', 'two'])
    expect(bot.heard.messages.map((message) => message.sentAt)).toEqual(
      bot.heard.messages.map((message) => message.sentAt).toSorted((a, b) => a - b),
    )
    expect(bot.heard.messages.find((message) => message.text === 'three')).toMatchObject({ threadId: question._id })
    expect(bot.heard.messages.find((message) => message.text === 'two')).toMatchObject({ roomKind: 'direct', roomId: direct })
  })

  it('finds its rooms where the workspace does not list subscriptions', async () => {
    const sandbox = await startWorkspace()
    const before = testClock.now()
    sandbox.say('akua', 'cloudnative', 'one')
    sandbox.faults.rest({
      route: 'subscriptions.get',
      kind: 'answer',
      status: 200,
      contentType: 'text/html',
      body: '<html></html>',
    })
    const bot = createBot(sandbox, { credentials: tokenLogin(sandbox), heardUntil: before - hour })

    bot.chat.start(bot.heard)
    await bot.heard.untilState('ready')

    expect(bot.heard.texts).toEqual(['one'])
  })

  it('leaves aside what is older than the configured age', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now })
    sandbox.say('akua', 'cloudnative', 'too old')
    clock.advance(2 * minute)
    sandbox.say('akua', 'cloudnative', 'young enough')
    clock.advance(59 * minute)
    const bot = createBot(sandbox, {
      credentials: tokenLogin(sandbox),
      clock,
      maxAgeMs: hour,
      heardUntil: clock.now() - 5 * hour,
    })

    bot.chat.start(bot.heard)
    await bot.heard.untilHeard('young enough')

    expect(bot.heard.texts).toEqual(['young enough'])
  })

  it('receives nothing from before its first start, even a minute later and after a restart', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now })
    sandbox.say('akua', 'cloudnative', 'before the bot came')
    clock.advance(10_000)
    const first = await startBot(sandbox, { clock })
    await first.chat.stop()
    clock.advance(10_000)
    sandbox.say('akua', 'cloudnative', 'while it was away')
    const mark = first.marks.at(-1)
    const second = await startBot(sandbox, { clock, ...(mark === undefined ? {} : { heardUntil: mark }) })

    sandbox.say('akua', 'cloudnative', 'last')
    await second.heard.untilHeard('last')

    expect(first.heard.texts).toEqual([])
    expect(second.heard.texts).toEqual(['while it was away', 'last'])
  })

  it('never asks its own clock how old a message is', async () => {
    const workspaceClock = createFakeClock()
    const sandbox = await startWorkspace({ now: workspaceClock.now })
    const ahead = createFakeClock(workspaceClock.now() + 48 * hour)
    sandbox.say('akua', 'cloudnative', 'missed')
    const bot = createBot(sandbox, {
      credentials: tokenLogin(sandbox),
      clock: ahead,
      heardUntil: workspaceClock.now() - minute,
    })

    bot.chat.start(bot.heard)
    await bot.heard.untilHeard('missed')
    sandbox.say('akua', 'cloudnative', 'live')
    await bot.heard.untilHeard('live')

    expect(bot.heard.texts).toEqual(['missed', 'live'])
  })

  it('does not let a live message overtake an older one of the same person', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now })
    sandbox.say('akua', 'cloudnative', 'older')
    sandbox.faults.rest({ route: 'subscriptions.get', kind: 'answer', ...limited(clock.now() + 15_000) })
    const arrived = Promise.withResolvers<void>()
    const wanted = (text: string) => {
      if (text === 'newer') arrived.resolve()
      return true
    }
    const bot = createBot(sandbox, {
      credentials: tokenLogin(sandbox),
      clock,
      prefilter: wanted,
      heardUntil: clock.now() - minute,
    })

    bot.chat.start(bot.heard)
    await clock.scheduled(15_000)
    clock.advance(1_000)
    sandbox.say('akua', 'cloudnative', 'newer')
    await arrived.promise
    clock.advance(14_000)
    await bot.heard.untilHeard('newer')

    expect(bot.heard.texts).toEqual(['older', 'newer'])
  })

  it('waits as long as a limit says, and then reads on', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now })
    const bot = createBot(sandbox, { credentials: tokenLogin(sandbox), clock, heardUntil: clock.now() - minute })
    sandbox.say('akua', 'cloudnative', 'missed')
    sandbox.faults.rest({ route: 'subscriptions.get', kind: 'answer', ...limited(clock.now() + 15_000) })

    bot.chat.start(bot.heard)
    await clock.scheduled(15_000)
    const before = bot.chat.state
    clock.advance(15_000)
    await bot.heard.untilHeard('missed')

    expect(before.name).toBe('connecting')
    expect(bot.heard.texts).toEqual(['missed'])
  })

  it('asks again when a proxy answers 502 with a page, when the connection is cut, and when nothing comes', async () => {
    const clock = createFakeClock(testClock.now())
    const sandbox = await startWorkspace()
    const bot = createBot(sandbox, {
      credentials: tokenLogin(sandbox),
      clock,
      random: () => 0.5,
      heardUntil: testClock.now() - minute,
    })
    sandbox.say('akua', 'cloudnative', 'missed')
    const page = { status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }
    sandbox.faults.rest({ route: 'subscriptions.get', kind: 'answer', ...page })
    sandbox.faults.rest({ route: 'subscriptions.get', kind: 'refuse' })

    bot.chat.start(bot.heard)
    await clock.scheduled(125)
    clock.advance(125)
    await clock.scheduled(250)
    clock.advance(250)
    await bot.heard.untilState('ready')

    expect(bot.heard.texts).toEqual(['missed'])
  })

  it('continues with the other rooms when one cannot be read', async () => {
    const sandbox = await startWorkspace()
    sandbox.say('akua', 'cloudnative', 'in one room')
    sandbox.say('akua', 'general', 'in the other')
    const refusal = { success: false, error: 'Not allowed [error-not-allowed]', errorType: 'error-not-allowed' }
    sandbox.faults.rest({ route: 'chat.syncMessages', kind: 'answer', status: 400, body: refusal })

    const bot = await startBot(sandbox, { heardUntil: testClock.now() - minute })

    expect(bot.heard.texts).toHaveLength(1)
    expect(bot.log.lines.map((line) => line.message)).toContain('cannot read the missed messages of a room')
  })
})

describe('catching up in many rooms', () => {
  const rooms = Array.from({ length: 60 }, (_, index) => `room-${index}`)
  const seed: Seed = {
    ...testSeed,
    rooms: [
      ...testSeed.rooms,
      ...rooms.map((name) => ({ name, id: name, type: 'c' as const, owner: 'olga', members: ['akua', testBotName] })),
    ],
  }

  it('asks only for rooms in which something was said', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now, seed, rateLimits: false })
    clock.advance(10 * minute)
    const heardUntil = clock.now()
    clock.advance(10 * minute)
    for (const name of ['room-3', 'room-7']) sandbox.say('akua', name, `said in ${name}`)

    const bot = await startBot(sandbox, { clock, heardUntil })

    expect(bot.heard.texts.toSorted()).toEqual(['said in room-3', 'said in room-7'])
    expect(sandbox.counters.rest['chat.syncMessages']).toBe(2)
  })

  it('answers meanwhile: after a second, what is typed in other rooms is not kept waiting', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now, seed, rateLimits: false })
    clock.advance(10 * minute)
    const heardUntil = clock.now()
    sandbox.say('akua', 'room-3', 'missed')
    sandbox.faults.rest({ route: 'chat.syncMessages', kind: 'hang', times: 1 })
    const arrived = Promise.withResolvers<void>()
    const prefilter = (text: string) => {
      if (text === 'live') arrived.resolve()
      return true
    }
    const bot = createBot(sandbox, { credentials: tokenLogin(sandbox), clock, heardUntil, prefilter })

    bot.chat.start(bot.heard)
    while (sandbox.counters.rest['chat.syncMessages'] === undefined) await nextTurn()
    sandbox.say('akua', 'room-9', 'live')
    await arrived.promise
    const early = [...bot.heard.texts]
    clock.advance(1_000)
    await bot.heard.untilHeard('live')

    expect(early).toEqual([])
    expect(bot.heard.texts).toEqual(['live'])
    expect(bot.chat.state.name).toBe('connecting')
  })

  it('looks up what it has joined by what has changed, and forgets what it has left', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now, seed, rateLimits: false })
    const { chat } = await startBot(sandbox, { clock })
    const all = (await chat.joinedRooms()).size
    clock.advance(10 * minute)
    const sizes: number[] = []
    const asked = () => Number(sandbox.counters.rest['subscriptions.get'])
    const before = asked()

    sandbox.kick(testBotName, 'room-3')
    sandbox.join(testBotName, 'outside')
    sandbox.setRoom('room-4', { archived: true })
    const joined = await chat.joinedRooms()
    clock.advance(10 * minute)
    sizes.push((await chat.joinedRooms()).size)

    expect([all, joined.size, ...sizes]).toEqual([62, 62, 62])
    expect([joined.has('room-3'), joined.get('room-4')]).toEqual([false, { kind: 'channel', isArchived: true }])
    expect(asked() - before).toBe(2)
  })
})

describe('how far the bot has read', () => {
  it('is saved at most every five seconds while it moves, and when the bot leaves', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now })
    const bot = await startBot(sandbox, { clock, heardUntil: clock.now() - 1_000 })

    clock.advance(1_000)
    const one = sandbox.say('akua', 'cloudnative', 'one')
    const two = sandbox.say('akua', 'cloudnative', 'two')
    await bot.heard.untilHeard('two')
    const whenHeard = bot.marks.at(-1)
    clock.advance(5_000)
    const fiveSecondsLater = bot.marks.at(-1)
    clock.advance(1_000)
    const three = sandbox.say('akua', 'cloudnative', 'three')
    await bot.heard.untilHeard('three')
    await bot.chat.stop()

    expect(whenHeard).toBeLessThan(one.ts.getTime())
    expect(fiveSecondsLater).toBe(two.ts.getTime())
    expect(bot.marks.at(-1)).toBe(three.ts.getTime())
  })

  it('does not pass a message that the listener has not taken, so that the next start reads it again', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now })
    const refusing = createRecorder(async ({ text }) => {
      if (text === 'unlucky') throw new Error('the store is down')
    })
    const first = await startBot(sandbox, { clock, random: () => 1, heardUntil: clock.now() - 1_000, heard: refusing })
    clock.advance(5_000)
    const unlucky = sandbox.say('akua', 'cloudnative', 'unlucky')
    clock.advance(5_000)
    sandbox.say('felix', 'cloudnative', 'lucky')
    await refusing.untilHeard('lucky')
    await first.chat.stop()
    const mark = first.marks.at(-1) ?? 0

    const second = await startBot(sandbox, { clock, heardUntil: mark })

    expect(mark).toBeLessThan(unlucky.ts.getTime())
    expect(second.heard.texts).toContain('unlucky')
  })
})

/** The workspace's response to one call too many. */
function limited(resetAt: number) {
  const body = { success: false, error: 'Error, too many requests. [error-too-many-requests]' }
  return { status: 429, headers: { 'X-RateLimit-Reset': String(resetAt) }, body }
}
