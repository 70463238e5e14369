import { describe, expect, it } from 'vitest'
import { createFakeClock } from '../../support/fake-clock.ts'
import { testBotName } from '../../support/seed.ts'
import { createBot, passwordLogin, startBot, startWorkspace, tokenLogin } from './support/bot.ts'

const random = () => 0.5
const fiveMinutes = 300_000

describe('logging in', () => {
  it('says who the bot is', async () => {
    const sandbox = await startWorkspace()
    const bot = createBot(sandbox, { credentials: tokenLogin(sandbox) })
    const before = bot.chat.self

    bot.chat.start(bot.heard)
    await bot.heard.untilState('ready')

    expect(before).toBeUndefined()
    expect(bot.chat.self).toEqual({ id: tokenLogin(sandbox).userId, username: testBotName })
  })

  it('shows the bot as online', async () => {
    const sandbox = await startWorkspace()

    await startBot(sandbox)

    expect(sandbox.users.find((user) => user.username === testBotName)).toMatchObject({ status: 'online' })
  })

  it('sends a password once, however often the connection is lost', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox, { credentials: passwordLogin })

    for (let cut = 1; cut <= 3; cut += 1) {
      sandbox.faults.dropSockets()
      await bot.heard.untilState('ready', cut + 1)
    }

    expect(sandbox.counters.rest['login']).toBe(1)
  })

  it('keeps a login whose connection failed, and does not log in again for the next attempt', async () => {
    const sandbox = await startWorkspace()
    sandbox.faults.rest({ route: 'me', kind: 'refuse', times: 2 })

    const bot = await startBot(sandbox, { credentials: passwordLogin })

    expect(bot.heard.states.map((state) => state.name)).toEqual(['connecting', 'ready'])
    expect(sandbox.counters.rest['login']).toBe(1)
  })

  it('waits as long as the limit on logins says', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now })
    const body = {
      success: false,
      error: 'Error, too many requests. Please slow down. You must wait 17 seconds before trying this endpoint again.',
    }
    sandbox.faults.rest({ route: 'login', kind: 'answer', status: 429, body })
    const bot = createBot(sandbox, { credentials: passwordLogin, clock, random })

    bot.chat.start(bot.heard)
    await clock.scheduled(17_000)
    clock.advance(17_000)
    await bot.heard.untilState('ready')

    expect(sandbox.counters.rest['login']).toBe(2)
  })

  it('never writes a token or a password to the log', async () => {
    const sandbox = await startWorkspace()
    const { authToken } = tokenLogin(sandbox)
    const user = sandbox.users.find((candidate) => candidate.username === testBotName)
    const bot = await startBot(sandbox, { credentials: { kind: 'token', userId: user?._id ?? '', authToken } })
    const wrong = createBot(sandbox, { credentials: { ...passwordLogin, password: 'hunter2-is-wrong' } })
    wrong.chat.start(wrong.heard)

    await wrong.heard.untilState('refused')
    sandbox.faults.dropSockets()
    await bot.heard.untilState('ready', 2)
    sandbox.revokeToken(authToken)
    await bot.chat.react('nothing', ':+1:').catch(() => {})
    await bot.heard.untilState('refused')

    const written = `${bot.log.text}${wrong.log.text}${JSON.stringify([bot.heard.states, wrong.heard.states])}`
    expect(written).toContain('refuses')
    expect(written).not.toContain(authToken)
    expect(written).not.toContain('hunter2-is-wrong')
  })
})

describe('a refused login', () => {
  it('is reported in one plain message and retried only after five minutes', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now })
    const bot = createBot(sandbox, { credentials: { ...passwordLogin, password: 'wrong' }, clock })

    bot.chat.start(bot.heard)
    await clock.scheduled(fiveMinutes)
    clock.advance(fiveMinutes - 1)
    const before = sandbox.counters.rest['login']
    clock.advance(1)
    await clock.scheduled(fiveMinutes)

    expect(bot.heard.states).toEqual([
      { name: 'refused', reason: expect.stringMatching(/refuses the password of otto.*Set the right/) },
    ])
    expect(before).toBe(1)
    expect(sandbox.counters.rest['login']).toBe(2)
    expect(bot.log.lines.filter((line) => line.level === 'error')).toHaveLength(1)
  })

  it('is not answered with one login after another when even a fresh one does not hold', async () => {
    const sandbox = await startWorkspace()
    const body = { status: 'error', message: 'You must be logged in to do this.' }
    sandbox.faults.rest({ route: 'me', kind: 'answer', status: 401, body, times: 5 })
    const bot = createBot(sandbox, { credentials: passwordLogin })

    bot.chat.start(bot.heard)
    await bot.heard.untilState('refused')

    expect(sandbox.counters.rest['login']).toBe(1)
  })

  it('asks for an access token when the workspace wants a second factor', async () => {
    const sandbox = await startWorkspace()
    const body = {
      status: 'error',
      error: 'totp-required',
      details: { method: 'email' },
      message: 'TOTP Required [totp-required]',
    }
    sandbox.faults.rest({ route: 'login', kind: 'answer', status: 401, body })
    const bot = createBot(sandbox, { credentials: passwordLogin })

    bot.chat.start(bot.heard)
    await bot.heard.untilState('refused')

    expect(bot.chat.state).toMatchObject({
      reason: expect.stringContaining('Use a personal access token instead of the password.'),
    })
  })

  it('says that the access token has to be replaced when it never was one', async () => {
    const sandbox = await startWorkspace()
    const { userId } = tokenLogin(sandbox)
    const bot = createBot(sandbox, { credentials: { kind: 'token', userId, authToken: 'never-issued' } })

    bot.chat.start(bot.heard)
    await bot.heard.untilState('refused')

    expect(bot.heard.states).toEqual([
      { name: 'refused', reason: expect.stringContaining('Create a new personal access token') },
    ])
  })
})

describe('a login that is taken away', () => {
  it('is noticed within a minute although the connection stays open', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now })
    const credentials = tokenLogin(sandbox)
    const bot = await startBot(sandbox, { credentials, clock, random })

    sandbox.revokeToken(credentials.authToken)
    for (let tick = 0; tick < 3; tick += 1) {
      clock.advance(15_000)
      sandbox.faults.sendRaw(testBotName, '{"msg":"ping"}')
      sandbox.say('akua', 'cloudnative', `tick ${tick}`)
      await bot.heard.untilHeard(`tick ${tick}`)
    }
    clock.advance(15_000)
    await bot.heard.untilState('refused')
    await clock.scheduled(fiveMinutes)

    expect(bot.heard.states.map((state) => state.name)).toEqual(['ready', 'refused'])
  })

  it('is noticed at once when a call is answered with 401, and the call may be made again', async () => {
    const sandbox = await startWorkspace()
    const credentials = tokenLogin(sandbox)
    const bot = await startBot(sandbox, { credentials })

    sandbox.revokeToken(credentials.authToken)
    const call = bot.chat.findPerson({ username: 'akua' })
    await expect(call).rejects.toMatchObject({ name: 'ChatUnavailable' })
    await bot.heard.untilState('refused')

    expect(bot.chat.state.name).toBe('refused')
  })

  it('is noticed at once also while an earlier check of the login is under way', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now })
    const credentials = tokenLogin(sandbox)
    const bot = await startBot(sandbox, { credentials, clock, random })
    const checks = () => sandbox.counters.rest['me'] ?? 0
    const before = checks()

    const findAkua = () => bot.chat.findPerson({ username: 'akua' })

    sandbox.faults.rest({ route: 'me', kind: 'hang' })
    sandbox.revokeToken(credentials.authToken)
    await expect(findAkua()).rejects.toMatchObject({ name: 'ChatUnavailable' })
    await expect.poll(checks).toBe(before + 1)
    await expect(findAkua()).rejects.toMatchObject({ name: 'ChatUnavailable' })
    // That check is given up, and nothing else would look at the login for a minute.
    clock.advance(10_000)
    await bot.heard.untilState('refused')

    expect(checks()).toBe(before + 2)
  })

  it('is replaced by exactly one fresh login when there is a password', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox, { credentials: passwordLogin })

    sandbox.faults.rest({
      route: 'me',
      kind: 'answer',
      status: 401,
      body: { status: 'error', message: 'You must be logged in to do this.' },
    })
    sandbox.faults.dropSockets()
    await bot.heard.untilState('ready', 2)

    expect(sandbox.counters.rest['login']).toBe(2)
    expect(bot.heard.states.map((state) => state.name)).toEqual(['ready', 'connecting', 'ready'])
  })

  it('is retried after five minutes, once somebody has fixed it', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now })
    const bot = createBot(sandbox, { credentials: passwordLogin, clock, random })
    const refusal = { status: 'error', error: 'error-user-is-not-activated', message: 'User is not activated' }
    sandbox.faults.rest({ route: 'login', kind: 'answer', status: 401, body: refusal })

    bot.chat.start(bot.heard)
    await clock.scheduled(fiveMinutes)
    clock.advance(fiveMinutes)
    await bot.heard.untilState('ready')

    expect(bot.heard.states).toEqual([
      { name: 'refused', reason: expect.stringContaining('has to activate it') },
      { name: 'ready' },
    ])
  })
})
