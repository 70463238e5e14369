import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { loadConfig } from '../../config/load.ts'
import { renewConfig, watchConfig } from '../../config/watch.ts'
import { startBot } from '../../src/app/bot.ts'
import { createLog } from '../../src/platform/log.ts'
import { isAnswer, startTestSandbox } from '../support/bot.ts'
import { createHandTicker } from '../support/manual-scheduler.ts'
import { createMovingClock } from '../support/moving-clock.ts'
import { testBotName } from '../support/seed.ts'
import { createTemporaryFolder } from '../support/temporary-folder.ts'

describe('a mounted ConfigMap', () => {
  let folder: string
  let version = 0

  /** Like the kubelet: new files in a new folder, and one link that is switched to it in one step. */
  function mount(yaml: string): void {
    version += 1
    mkdirSync(join(folder, `..${version}`))
    writeFileSync(join(folder, `..${version}`, 'rendezvous.yaml'), yaml)
    symlinkSync(`..${version}`, join(folder, '..new'))
    renameSync(join(folder, '..new'), join(folder, '..data'))
    if (version > 1) rmSync(join(folder, `..${version - 1}`), { recursive: true })
  }

  const file = () => join(folder, 'rendezvous.yaml')

  beforeEach(() => {
    folder = createTemporaryFolder()
    version = 0
    mount('community:\n  language: en\n')
    symlinkSync('..data/rendezvous.yaml', file())
  })

  it('changes what a running bot says, names what needs a restart, and when it is wrong leaves what held in force', async () => {
    const env = { RENDEZVOUS_CONFIG: file(), PORT: '0', DATABASE_URL: 'sqlite::memory:' }
    const sandbox = await startTestSandbox()
    const logLines: string[] = []
    const levels: string[] = []
    const ticker = createHandTicker()
    const ready = Promise.withResolvers<void>()
    const bot = await startBot({
      ...{ watch: watchConfig(env), config: loadConfig(env), url: sandbox.url, ticker, clock: createMovingClock().clock },
      credentials: { kind: 'password', username: testBotName, password: 'demo' },
      version: '0.0.0-test',
      log: createLog('info', { write: (line: string) => void logLines.push(line) }),
      onLogLevel: (level) => void levels.push(level),
      onState: ({ name }) => (name === 'ready' ? ready.resolve() : undefined),
    })
    await ready.promise
    const conduct = async () => {
      const question = sandbox.say('akua', 'cloudnative', '!meetup conduct')
      return (await sandbox.waitForMessage((message) => isAnswer(message, question))).msg
    }
    const logged = (words: string) => logLines.map((line) => JSON.parse(line)).filter(({ msg }) => msg.includes(words))

    const page = async () => (await fetch(`http://127.0.0.1:${bot.healthPort}/en`)).status

    const before = [await conduct(), await page()]
    mount(
      'community:\n  conduct: { en: https://example.ca/conduct, fr: https://example.ca/conduite }\n  organizers: [felix]\nserver:\n  pages: false\nminutes:\n  refreshMinutes: 7\nlogLevel: debug\n',
    )
    await ticker.tick()
    const after = [await conduct(), await page()]
    mount('community:\n  conduct: nonsense\n  zone: Mars/Olympus\n')
    await ticker.tick()
    await ticker.tick()
    const still = [await conduct(), await page()]

    expect(before).toEqual([expect.not.stringContaining('example.ca'), 200])
    expect([after, still]).toEqual(Array(2).fill([expect.stringContaining('https://example.ca/conduct'), 404]))
    expect((await bot.store.roles.all()).map(({ username }) => username)).toEqual(['felix'])
    expect(levels).toEqual(['debug'])
    expect(logged('configuration re-read')).toMatchObject([
      {
        level: 40,
        changed: ['community.conduct', 'community.organizers', 'server.pages', 'logLevel'],
        needRestart: ['minutes.refreshMinutes'],
      },
    ])
    expect(logged('the changed configuration is wrong')).toHaveLength(1)
    expect(JSON.stringify(logged('the changed configuration is wrong'))).toMatch(/Mars\/Olympus[\s\S]*community\.conduct/)
    await bot.stop()
    await sandbox.close()
  })

  it('is not read again while it holds what it held, also when it was replaced by the same', () => {
    const watch = watchConfig({ RENDEZVOUS_CONFIG: file() })

    mount('community:\n  language: en\n')

    expect(watch.look()).toBeUndefined()
  })

  it('that vanishes is a mistake like any other', () => {
    const watch = watchConfig({ RENDEZVOUS_CONFIG: file() })

    rmSync(file())

    expect(() => watch.look()).toThrow(/RENDEZVOUS_CONFIG names .* which cannot be read/)
    expect(watch.look()).toBeUndefined()
  })

  it('names a secret that was replaced in its file as something that needs a restart', () => {
    const secret = join(folder, 'token')
    writeFileSync(secret, 'old-one')
    const env = { RENDEZVOUS_CONFIG: file(), MINUTES_TOKEN_FILE: secret, MINUTES_SOURCE: 'https://git.example.ca/x' }
    const [watch, before] = [watchConfig(env), loadConfig(env)]

    writeFileSync(secret, 'new-one')
    const next = watch.look()

    expect(next && renewConfig(before, next)).toMatchObject({ changed: [], needRestart: ['minutes.token'] })
    expect(next && renewConfig(before, next).config.minutes.token).toBe('old-one')
  })

  it('changes the address of a mirror at once, when its file changes', () => {
    mount('announcements:\n  mirrors: [{ name: dev }]\n')
    const address = join(folder, 'address')
    writeFileSync(address, 'https://hooks.example.ca/old')
    const env = { RENDEZVOUS_CONFIG: file(), MIRROR_DEV_URL_FILE: address }
    const before = loadConfig(env)
    const watch = watchConfig(env)

    writeFileSync(address, 'https://hooks.example.ca/new')
    const next = watch.look()
    const renewal = next && renewConfig(before, next)

    expect(renewal).toMatchObject({ changed: ['announcements.mirrors'], needRestart: [] })
    expect(renewal?.config.announcements.mirrors[0]?.address).toBe('https://hooks.example.ca/new')
  })
})
