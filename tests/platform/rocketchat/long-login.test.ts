import { describe, expect, it } from 'vitest'
import { createSystemClock } from '../../../src/platform/clock.ts'
import type { Clock } from '../../../src/shared/clock.ts'
import { testBotName } from '../../support/seed.ts'
import { type Bot, createBot, passwordLogin, startWorkspace } from './support/bot.ts'

const dayMs = 24 * 3_600_000

interface Calendar {
  readonly clock: Clock
  /** Advances the clock. Anything due by then runs once, even if it was due several times. */
  advance(ms: number): void
}

/** Rare jobs, such as the one each minute, run when a test advances the clock; deadlines on real sockets run in real time. */
function createCalendar(): Calendar {
  const real = createSystemClock()
  let now = Date.UTC(2026, 10, 22, 17)
  const timers = new Set<{ readonly due: number; readonly then: () => void }>()
  const after: Clock['after'] = (delayMs, then) => {
    if (delayMs < 60_000) return real.after(delayMs, then)
    const timer = { due: now + delayMs, then }
    timers.add(timer)
    return () => timers.delete(timer)
  }
  return {
    clock: { now: () => now, after },
    advance(ms) {
      now += ms
      for (const timer of [...timers]) if (timer.due <= now && timers.delete(timer)) timer.then()
    },
  }
}

async function startOnPassword() {
  const time = createCalendar()
  const sandbox = await startWorkspace({ now: time.clock.now })
  const bot = createBot(sandbox, { credentials: passwordLogin, clock: time.clock })
  bot.chat.start(bot.heard)
  await bot.heard.untilState('ready')
  const roomId = sandbox.rooms.find(({ name }) => name === 'cloudnative')?._id ?? ''
  return { sandbox, bot, time, roomId }
}

/** Posts, and posts again if the bot had to log in in between. */
async function postWithLogin({ chat, heard }: Bot, id: string, roomId: string): Promise<void> {
  const ready = heard.states.filter(({ name }) => name === 'ready').length
  try {
    await chat.post({ id, roomId, text: id })
  } catch {
    await heard.untilState('ready', ready + 1)
    await chat.post({ id, roomId, text: id })
  }
}

describe('a login with a password', () => {
  it('lasts 400 days, also when its token is revoked in between', async () => {
    const { sandbox, bot, time, roomId } = await startOnPassword()

    for (let day = 4; day <= 400; day += 4) {
      time.advance(4 * dayMs)
      if (day === 200) sandbox.revokeTokens(testBotName)
      await postWithLogin(bot, `day ${day}`, roomId)
    }

    expect(sandbox.messages('cloudnative').filter(({ _id }) => _id.startsWith('day '))).toHaveLength(100)
    expect(bot.heard.states.filter(({ name }) => name === 'refused')).toEqual([])
    expect(sandbox.counters.rest['login']).toBeLessThanOrEqual(7)
  })

  it('keeps the token that still works when the password was changed, and only then says that it is refused', async () => {
    const { sandbox, bot, time, roomId } = await startOnPassword()
    const refusal = { status: 'error', error: 403, message: 'Incorrect password' }
    sandbox.faults.rest({ route: 'login', kind: 'answer', status: 401, body: refusal, times: 1_000 })

    for (let day = 1; day <= 89; day += 1) {
      time.advance(dayMs)
      await postWithLogin(bot, `day ${day}`, roomId)
    }
    const before = bot.heard.states.map(({ name }) => name)
    time.advance(2 * dayMs)
    await bot.heard.untilState('refused')

    expect(before).toEqual(['ready'])
    expect(bot.log.lines.some(({ message }) => message === 'the login expires soon and could not be renewed yet')).toBe(true)
    expect(bot.chat.state).toMatchObject({ reason: expect.stringContaining('refuses the password') })
  })

  it('is made again when the token is revoked while the bot runs', async () => {
    const { sandbox, bot, roomId } = await startOnPassword()

    sandbox.revokeTokens(testBotName)
    await bot.heard.untilState('ready', 2)
    await bot.chat.post({ id: 'after', roomId, text: 'after' })

    expect(bot.heard.states.map(({ name }) => name)).toEqual(['ready', 'connecting', 'ready'])
    expect(sandbox.counters.rest['login']).toBe(2)
  })
})

describe('new credentials', () => {
  it('are used without a restart, and at once when the old ones were refused', async () => {
    const sandbox = await startWorkspace()
    const bot = createBot(sandbox, { credentials: { kind: 'token', ...sandbox.issueToken(testBotName) } })
    bot.chat.start(bot.heard)
    await bot.heard.untilState('ready')
    sandbox.revokeTokens(testBotName)
    await bot.chat.findPerson({ username: 'akua' }).catch(() => undefined)
    await bot.heard.untilState('refused')

    bot.chat.replaceCredentials({ kind: 'token', ...sandbox.issueToken(testBotName) })
    await bot.heard.untilState('ready', 2)

    expect(bot.heard.states.map(({ name }) => name)).toEqual(['ready', 'refused', 'ready'])
  })
})
