import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loadConfig } from '../../config/load.ts'
import { watchConfig } from '../../config/watch.ts'
import { startBot } from '../../src/app/bot.ts'
import { credentialsOf } from '../../src/app/credentials.ts'
import { createRefusalWatch } from '../../src/app/refused-login.ts'
import type { ChatState } from '../../src/messaging/chat.ts'
import { createMemoryLog } from '../platform/rocketchat/support/memory-log.ts'
import { startTestSandbox } from '../support/bot.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { createHandTicker } from '../support/manual-scheduler.ts'
import { createMovingClock } from '../support/moving-clock.ts'
import { testBotName } from '../support/seed.ts'
import { createTemporaryFolder } from '../support/temporary-folder.ts'

describe('a token in a mounted file', () => {
  it('is used as soon as it is replaced, without a restart', async () => {
    const folder = createTemporaryFolder()
    const sandbox = await startTestSandbox()
    const file = join(folder, 'token')
    const { userId, authToken } = sandbox.issueToken(testBotName)
    writeFileSync(file, authToken)
    const env = {
      ...{ ROCKETCHAT_URL: sandbox.url, ROCKETCHAT_USER_ID: userId, ROCKETCHAT_AUTH_TOKEN_FILE: file },
      ...{ PORT: '0', DATABASE_URL: 'sqlite::memory:' },
    }
    const config = loadConfig(env)
    const ticker = createHandTicker()
    const log = createMemoryLog()
    const states: ChatState[] = []
    let check = () => {}
    const entered = (name: ChatState['name'], times: number) =>
      new Promise<void>((resolve) => {
        check = () => states.filter((state) => state.name === name).length >= times && resolve()
        check()
      })
    const bot = await startBot({
      ...{ config, url: sandbox.url, credentials: credentialsOf(config), version: '0', ticker, log, watch: watchConfig(env) },
      clock: createMovingClock().clock,
      onState(state) {
        states.push(state)
        check()
      },
    })
    onTestFinished(async () => {
      await bot.stop()
      await sandbox.close()
    })
    await entered('ready', 1)
    sandbox.revokeTokens(testBotName)
    await bot.chat.findPerson({ username: 'akua' }).catch(() => undefined)
    await entered('refused', 1)

    const next = sandbox.issueToken(testBotName).authToken
    writeFileSync(file, next)
    await ticker.tick()
    await entered('ready', 2)

    expect(states.map(({ name }) => name)).toEqual(['ready', 'refused', 'ready'])
    expect(log.text).toContain('workspace.authToken')
    expect(log.text).not.toContain(next)
  })
})

describe('a refused login', () => {
  const refused = { name: 'refused', reason: 'The token is refused.' } as const

  it('ends the bot at once when it never worked', () => {
    let ends = 0
    const watch = createRefusalWatch(createFakeClock(), () => {
      ends += 1
    })

    watch(refused)

    expect(ends).toBe(1)
  })

  it('ends a bot that was connected after five minutes, and not when a new token works before', () => {
    const clock = createFakeClock()
    let ends = 0
    const watch = createRefusalWatch(clock, () => {
      ends += 1
    })

    watch({ name: 'ready' })
    watch(refused)
    clock.advance(4 * 60_000)
    watch({ name: 'ready' })
    clock.advance(10 * 60_000)
    const mended = ends
    watch(refused)
    watch({ name: 'connecting' })
    watch(refused)
    clock.advance(5 * 60_000 - 1)
    const waiting = ends
    clock.advance(1)

    expect([mended, waiting, ends]).toEqual([0, 0, 1])
  })
})
