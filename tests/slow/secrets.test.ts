import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demoSeed, type Message, type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { createLog } from '../../src/platform/log.ts'
import { type BotProcess, startBotProcess } from '../support/bot-process.ts'
import { freePort } from '../support/free-port.ts'
import { createRepository, serveGit } from '../support/git-remote.ts'
import { postgres } from '../support/stores.ts'
import { createTemporaryFolder } from '../support/temporary-folder.ts'

const password = 'pässw0rd/with?marks&more'
const databasePassword = 'datab4se/secret'
const minutesToken = 'minutes-t0ken-secret'
const keyContent = 'b3BlbnNzaC1rZXktdjEAAAAA-canary'

let folder: string
let sandbox: Sandbox
let secrets: string[]
const started: BotProcess[] = []
beforeEach(async () => {
  folder = createTemporaryFolder()
  sandbox = await startSandbox({ seed: { ...demoSeed, password } })
  const written = [password, databasePassword, minutesToken, keyContent]
  secrets = written.flatMap((one) => [one, encodeURIComponent(one), JSON.stringify(one).slice(1, -1)])
  secrets.push(Buffer.from(`x-access-token:${minutesToken}`).toString('base64'))
})
afterEach(async () => {
  for (const { child } of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  await sandbox.close()
})

/** Every place where a secret was found; the texts by their names. */
function leaks(texts: Readonly<Record<string, string>>): readonly string[] {
  const found = (text: string) => secrets.filter((secret) => text.includes(secret))
  return Object.entries(texts).flatMap(([name, text]) => found(text).map((secret) => `${secret} in ${name}`))
}

function filesBelow(path: string): Readonly<Record<string, string>> {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(path, name)).isFile())
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(path, name), 'latin1')]))
}

const said = () => JSON.stringify(sandbox.rooms.map(({ _id }) => sandbox.messages(_id)))

/** Asks in the direct room, where every message gets a reply. */
async function answer(words: string): Promise<void> {
  const room = sandbox.direct('olivia', 'rendezvous')
  const { ts } = sandbox.say('olivia', room, words)
  const isAnswer = ({ rid, u, ts: at }: Message) => rid === room && u.username === 'rendezvous' && at >= ts
  await sandbox.waitForMessage(isAnswer)
}

function start(env: Readonly<Record<string, string>>): BotProcess {
  const bot = startBotProcess(env)
  started.push(bot)
  return bot
}

async function exitCode({ child }: BotProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

/** Takes a bot through a typical life, and returns what `/metrics` and `/readyz` said. */
async function live(bot: BotProcess, port: number, beforeLast: () => Promise<void>): Promise<string> {
  await bot.logged('ready')
  const pages: string[] = []
  const get = async (path: string) => void pages.push(await (await fetch(`http://127.0.0.1:${port}${path}`)).text())
  for (const words of ['status', 'about', 'minutes helm', 'minutes refresh', 'log', 'present "x"']) await answer(words)
  await get('/metrics')
  await sandbox.crash()
  await bot.logged('connecting')
  await get('/readyz')
  await sandbox.start()
  await beforeLast()
  await answer('minutes refresh')
  await answer('status')
  await get('/metrics')
  return pages.join('\n')
}

const always = { LOG_LEVEL: 'trace', RENDEZVOUS_ORGANIZERS: 'olivia' }

describe('no secret is ever repeated', () => {
  it('by a bot with a token and private minutes, in its log, its files, its pages or the workspace', {
    timeout: 240_000,
  }, async () => {
    createRepository(join(folder, 'served'), { 'content/2018-03-22.md': '## Talks\n\n* Helm charts\n' })
    const git = await serveGit(join(folder, 'served'), { login: `x-access-token:${minutesToken}` })
    const port = await freePort()
    const { userId, authToken } = sandbox.issueToken('rendezvous')
    secrets.push(authToken)
    const bot = start({
      ...{
        ...always,
        PORT: String(port),
        ROCKETCHAT_URL: sandbox.url,
        ROCKETCHAT_USER_ID: userId,
        ROCKETCHAT_AUTH_TOKEN: authToken,
      },
      ...{ DATABASE_URL: `sqlite:${join(folder, 'data', 'test.db')}` },
      ...{ MINUTES_SOURCE: `${git.url}/remote.git#main:content`, MINUTES_TOKEN: minutesToken },
    })

    const pages = await live(bot, port, () => git.close())
    sandbox.revokeToken(authToken, { keepSocket: false })
    await bot.logged('login refused')
    await bot.end()

    const files = filesBelow(join(folder, 'data'))
    expect(Object.keys(files)).toContain('test.db')
    expect(Object.keys(files).some((name) => name.endsWith('HEAD'))).toBe(true)
    expect(leaks({ ...files, log: bot.lines.join('\n'), pages, said: said() })).toEqual([])
  })

  it.skipIf(!postgres.isHere)(
    'by a bot with a password, a database with a password, and a key for its minutes',
    { timeout: 240_000 },
    async () => {
      const port = await freePort()
      const database = await postgres.create()
      const url = new URL(database.url)
      url.password = databasePassword
      writeFileSync(
        join(folder, 'key'),
        `-----BEGIN OPENSSH PRIVATE KEY-----\n${keyContent}\n-----END OPENSSH PRIVATE KEY-----\n`,
        {
          mode: 0o600,
        },
      )
      const bot = start({
        ...{
          ...always,
          PORT: String(port),
          ROCKETCHAT_URL: sandbox.url,
          ROCKETCHAT_USER: 'rendezvous',
          ROCKETCHAT_PASSWORD: password,
        },
        ...{ DATABASE_URL: url.href, MINUTES_COPY_FOLDER: join(folder, 'copy') },
        ...{ MINUTES_SOURCE: 'ssh://git@127.0.0.1:1/x.git', MINUTES_SSH_KEY_FILE: join(folder, 'key') },
      })

      const pages = await live(bot, port, async () => {})
      await bot.end()
      await database.remove()

      rmSync(join(folder, 'key'))
      expect(leaks({ ...filesBelow(folder), log: bot.lines.join('\n'), pages, said: said() })).toEqual([])
    },
  )

  const wrongPostgres = [
    `postgres://bot:${encodeURIComponent(databasePassword)}@127.0.0.1:1/none`,
    `postgres://bot:${databasePassword}@127.0.0.1:port/none`,
    `postgres://bot:${databasePassword}%zz@127.0.0.1:1/none`,
    `postgres://bot:${encodeURIComponent(databasePassword)}@no-such-host.invalid/none`,
  ]
  it.each(wrongPostgres)('when the database cannot be used: %s', async (url) => {
    const bot = start({
      ...{
        ...always,
        ROCKETCHAT_URL: sandbox.url,
        ROCKETCHAT_USER: 'rendezvous',
        ROCKETCHAT_PASSWORD: password,
        DATABASE_URL: url,
      },
    })

    expect(await exitCode(bot)).toBe(1)

    expect(bot.lines.join('\n')).toContain('DATABASE_URL')
    expect(leaks({ log: bot.lines.join('\n') })).toEqual([])
  })

  it('when the login is refused', async () => {
    const bot = start({
      ...{ ...always, ROCKETCHAT_URL: sandbox.url, ROCKETCHAT_USER: 'rendezvous', ROCKETCHAT_PASSWORD: minutesToken },
      DATABASE_URL: `sqlite:${join(folder, 'test.db')}`,
    })

    expect(await exitCode(bot)).toBe(77)

    expect(leaks({ ...filesBelow(folder), log: bot.lines.join('\n') })).toEqual([])
  })

  it('when the configuration is wrong, in the environment and in the file', async () => {
    const file = join(folder, 'wrong.yaml')
    writeFileSync(
      file,
      `workspace:\n  authToken: [${minutesToken}]\n  pasword: ${databasePassword}\n  password: "${password}\n`,
    )
    const wrong = {
      ...{ ...always, ROCKETCHAT_URL: `https://bot:${encodeURIComponent(password)}@chat.example.ca`, ROCKETCHAT_USER_ID: 'x' },
      ...{ ROCKETCHAT_PASSWORD: password, MINUTES_TOKEN: minutesToken, MINUTES_SSH_KEY_FILE: '/key' },
      ...{
        MINUTES_SOURCE: `https://bot:${minutesToken}@git.example.ca/x.git`,
        DATABASE_URL: `mysql://bot:${databasePassword}@db/x`,
      },
    }
    const bots = [start(wrong), start({ RENDEZVOUS_CONFIG: file })]

    expect(await Promise.all(bots.map(exitCode))).toEqual([78, 78])

    expect(leaks(Object.fromEntries(bots.map(({ lines }, index) => [`log ${index}`, lines.join('\n')])))).toEqual([])
  })

  it('when a library puts one into an error', () => {
    const lines: string[] = []
    const log = createLog('trace', { write: (line: string) => void lines.push(line) }, () => [password, 'quo"te-secret'])

    log.error({ err: new Error(`connect to ${password}`), note: 'quo"te-secret' }, `failed for ${password}`)

    expect(leaks({ log: lines.join('') })).toEqual([])
    expect(lines.join('')).toContain('connect to [hidden]')
    expect(lines.join('')).not.toContain('te-secret')
    expect(() => JSON.parse(lines[0] ?? '')).not.toThrow()
  })
})
