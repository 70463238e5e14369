import { once } from 'node:events'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { startSandbox } from '../../sandbox/index.ts'
import { type BotProcess, startBotProcess } from '../support/bot-process.ts'
import { startDemo } from '../support/demo-process.ts'
import { freePort } from '../support/free-port.ts'
import { sqlite } from '../support/stores.ts'
import { useShared } from '../support/use-each.ts'
import { useDatabase } from '../support/use-store.ts'

describe('the bot as a process', () => {
  const sandbox = useShared(startSandbox)
  const database = useDatabase(sqlite, useShared)
  let bot: BotProcess

  const withToken = (env: Record<string, string> = {}) => {
    const { userId, authToken } = sandbox.issueToken('rendezvous')
    return {
      ROCKETCHAT_URL: sandbox.url,
      ROCKETCHAT_USER_ID: userId,
      ROCKETCHAT_AUTH_TOKEN: authToken,
      DATABASE_URL: database.url,
      ...env,
    }
  }
  const ended = async (process: BotProcess) => {
    const [code] = (await once(process.child, 'exit')) as [number | null]
    return code
  }

  afterEach(async () => {
    if (bot.child.exitCode === null && bot.child.signalCode === null) await bot.kill()
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 after %s', async (signal) => {
    bot = startBotProcess(withToken())
    await bot.logged('ready')

    expect(await bot.end(signal)).toBe(0)
  })

  it('ends with 77 and one plain sentence when its token is refused', async () => {
    bot = startBotProcess(withToken({ ROCKETCHAT_AUTH_TOKEN: 'wrong' }))

    expect(await ended(bot)).toBe(77)
    expect(bot.lines.filter((line) => line.includes('login refused'))).toHaveLength(1)
  })

  it('ends with 77 when its password is wrong', async () => {
    bot = startBotProcess({
      ROCKETCHAT_URL: sandbox.url,
      ROCKETCHAT_USER: 'rendezvous',
      ROCKETCHAT_PASSWORD: 'wrong-one',
      DATABASE_URL: database.url,
    })

    expect(await ended(bot)).toBe(77)
    expect(bot.lines.join('\n')).not.toContain('wrong-one')
  })

  it('ends with 78 and every mistake when its configuration is wrong', async () => {
    bot = startBotProcess({ ROCKETCHAT_URL: 'nowhere', LOG_LEVEL: 'loud' })

    expect(await ended(bot)).toBe(78)
    expect(bot.lines.join('\n')).toMatch(/2 mistakes[\s\S]*ROCKETCHAT_URL[\s\S]*LOG_LEVEL/)
  })

  it('says how to mend it when another program uses its port', async () => {
    const { port } = new URL(sandbox.url)
    bot = startBotProcess(withToken({ HOST: '127.0.0.1', PORT: port }))

    expect(await ended(bot)).toBe(1)
    expect(bot.lines).toContain(
      `Another program uses port ${port}. Stop it, or set \`PORT\` (for the page of the sandbox: \`SANDBOX_PORT\`) to another port.`,
    )
  })

  it('refuses to run beside another copy on the same SQLite file', async () => {
    const first = startBotProcess(withToken())
    await first.logged('ready')

    bot = startBotProcess(withToken())

    expect(await ended(bot)).toBe(1)
    expect(bot.lines.join('\n')).toContain('Another copy of Rendezvous is using')
    await first.end()
  })

  it('says what to fix when its data folder cannot be written', async () => {
    bot = startBotProcess(withToken({ DATABASE_URL: 'sqlite:/dev/null/test.db' }))

    expect(await ended(bot)).toBe(1)
    expect(bot.lines.join('\n')).toContain('/dev/null/test.db cannot be opened')
  })

  it('answers its health checks: live at once, ready when it is connected, and not when the server is gone', async () => {
    const port = await freePort()
    bot = startBotProcess(withToken({ PORT: String(port) }))
    await bot.logged('ready')
    const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status

    expect([await get('/livez'), await get('/readyz'), await get('/nothing')]).toEqual([200, 200, 404])
    await sandbox.crash()
    await bot.logged('connecting')
    expect([await get('/livez'), await get('/readyz')]).toEqual([200, 503])
    await sandbox.start()
  })

  it('keeps its token out of the log at the loudest level', async () => {
    const env = withToken({ LOG_LEVEL: 'trace' })
    bot = startBotProcess(env)
    await bot.logged('ready')
    sandbox.say('alice', 'cloudnative', '!meetup next')
    await bot.logged('command')

    expect(bot.lines.join('\n')).not.toContain(env.ROCKETCHAT_AUTH_TOKEN)
  })
})

describe('npm start with nothing set', () => {
  it('opens the sandbox with the bot in it, and exits with 0 when its process group is signalled', async () => {
    const demo = await startDemo()

    const page = await fetch(demo.url)

    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<title>')
    expect(await demo.end()).toBe(0)
  })

  it('has a meetup in progress, whose minutes end with a link to the page that was made', async () => {
    const demo = await startDemo()
    const post = (text: string) =>
      fetch(`${demo.url}/_sandbox/say`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ username: 'alice', room: 'cloudnative', text }),
      })
    const heard = async (words: RegExp) =>
      vi.waitFor(
        async () => words.exec(await (await fetch(`${demo.url}/_sandbox/state`)).text()) ?? Promise.reject(words),
        20_000,
      )

    await heard(/Je suis le robot de la rencontre/)
    await post('!meetup start')
    await heard(/Minutes are open/)
    await post('!meetup note We share our charts')
    await post('!meetup end')
    await heard(/Publish the minutes of/)
    await post('!meetup yes')
    const [, link = ''] = await heard(/(http:\/\/localhost:\d+\/site\/meetups\/[\d-]+\/)/)
    const page = await fetch(link)

    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<li>We share our charts</li>')
    expect(await demo.end()).toBe(0)
  })
})
