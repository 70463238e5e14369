import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { SourceMap } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestSandbox } from '../support/bot.ts'
import { startBotProcess } from '../support/bot-process.ts'
import { testBotName } from '../support/seed.ts'

const run = promisify(execFile)
const command = ['--enable-source-maps', 'bin/run.mjs', 'dist/main.mjs']

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rendezvous-bundle-'))
  await run(process.execPath, ['bin/run.mjs', 'tools/bundle.ts'])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the bundle that the image runs', () => {
  it('answers commands and sentences, and ends with 0 after SIGTERM', async () => {
    const sandbox = await startTestSandbox()
    const bot = startBotProcess(
      {
        ...{ ROCKETCHAT_URL: sandbox.url, ROCKETCHAT_USER: testBotName, ROCKETCHAT_PASSWORD: 'demo' },
        DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`,
      },
      command,
    )
    await bot.logged('ready')
    const room = sandbox.direct('akua', testBotName)

    for (const [asked, words] of [
      ['next', 'no meetup is planned'],
      ['when is the next meetup?', 'no meetup is planned'],
      ['qui organise?', 'organis'],
    ] as const) {
      sandbox.say('akua', room, asked)
      const { msg } = await sandbox.waitForMessage(
        ({ rid, u, msg: said }) => rid === room && u.username === testBotName && said.toLowerCase().includes(words),
      )
      expect(msg).not.toBe('')
    }
    expect(await bot.end()).toBe(0)
    await sandbox.close()
  })

  it('reads a folder of minutes that is large enough for a thread of its own', async () => {
    const minutes = join(folder, 'minutes')
    await mkdir(minutes)
    const rest = '* We talked about many other things, and nobody wrote down which.\n'.repeat(3_000)
    for (let month = 1; month <= 9; month += 1)
      await writeFile(join(minutes, `2026-0${month}-15.md`), `## Talks\n\n* Helm charts for everybody\n\n## Rest\n\n${rest}`)
    const sandbox = await startTestSandbox()
    const bot = startBotProcess(
      {
        ...{ ROCKETCHAT_URL: sandbox.url, ROCKETCHAT_USER: testBotName, ROCKETCHAT_PASSWORD: 'demo' },
        ...{ DATABASE_URL: `sqlite:${join(folder, 'minutes.db')}`, MINUTES_SOURCE: minutes },
      },
      command,
    )
    await bot.logged('ready')

    const room = sandbox.direct('akua', testBotName)
    sandbox.say('akua', room, 'minutes helm charts')
    const { msg } = await sandbox.waitForMessage(({ rid, msg: said }) => rid === room && said.includes('in the minutes'))

    expect(msg).toContain('Helm charts for everybody')
    expect(await bot.end()).toBe(0)
    await sandbox.close()
  })

  it('names the sources in a stack trace', async () => {
    const lines = (await readFile('dist/main.mjs', 'utf8')).split('\n')
    const map = new SourceMap(JSON.parse(await readFile('dist/main.mjs.map', 'utf8')))
    const line = lines.findIndex((one) => one.includes('function startBot('))
    const found = map.findEntry(line, (lines[line] ?? '').indexOf('function startBot('))

    expect(found).toMatchObject({ originalSource: expect.stringMatching(/src\/app\/bot\.ts$/) })
  })

  it('asks for the address of a workspace, because it has no sandbox', async () => {
    const bot = startBotProcess({ DATABASE_URL: `sqlite:${join(folder, 'none.db')}` }, command)
    const [code] = await new Promise<[number | null]>((resolve) => bot.child.once('exit', (ended) => resolve([ended])))

    expect(code).toBe(78)
    expect(bot.lines.join('\n')).toContain('ROCKETCHAT_URL')
  })

  it('has the doctor and the maintenance beside it', async () => {
    const database = `sqlite:${join(folder, 'bot.db')}`
    const backup = join(folder, 'backup.db')
    await run(process.execPath, ['bin/run.mjs', 'dist/maintenance.mjs', 'backup', backup], { env: { DATABASE_URL: database } })
    const doctor = run(process.execPath, ['bin/run.mjs', 'dist/doctor.mjs', '--json'], {
      env: { ROCKETCHAT_URL: 'http://127.0.0.1:1', DATABASE_URL: `sqlite:${backup}` },
    })

    await expect(doctor).rejects.toMatchObject({ code: 2, stdout: expect.stringContaining('"') })
  })

  it('carries the licences of what is in it', async () => {
    const licences = await readFile('dist/licenses.txt', 'utf8')

    for (const name of ['@rocket.chat/sdk', 'kysely', 'node-cron', 'pino', 'zod', 'ws']) expect(licences).toContain(`${name} `)
  })
})
