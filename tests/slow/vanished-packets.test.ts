import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message, Sandbox } from '../../sandbox/index.ts'
import { type BotProcess, startBotProcess } from '../support/bot-process.ts'
import { allAnswered, areInOrder, countAnswers, sayCommand, startOrderlySandbox } from '../support/kills.ts'
import { createNetworkNamespace, type NetworkNamespace, whyNoNamespace } from '../support/network-namespace.ts'
import { startRunningTime } from '../support/running-time.ts'
import { testBotName } from '../support/seed.ts'
import { postgres, type TestDatabase } from '../support/stores.ts'

const obstacle = postgres.isHere ? whyNoNamespace() : 'there is no PostgreSQL'
if (obstacle !== undefined) {
  process.stderr.write(
    `\n*** VANISHED PACKETS ARE NOT TESTED in this run: no network namespace can be made (${obstacle}). ***\n`,
  )
}

/** Longer than the deadlines of statements, connections and heartbeats. */
const outageMs = 40_000

/** Replies resume within this time after packets pass again. */
const patienceMs = 15_000

describe.skipIf(obstacle !== undefined)('a bot on a machine of its own', () => {
  let database: TestDatabase
  let sandbox: Sandbox
  let machine: NetworkNamespace
  let bot: BotProcess
  let addresses: { readonly postgres: string; readonly workspace: string }
  const questions: Message[] = []

  beforeAll(async () => {
    database = await postgres.create()
    sandbox = await startOrderlySandbox()
    machine = createNetworkNamespace()
    const portOf = (url: string) => Number(new URL(url).port)
    addresses = {
      postgres: await machine.forward(portOf(database.url)),
      workspace: await machine.forward(portOf(sandbox.url)),
    }
    const url = new URL(database.url)
    url.host = addresses.postgres
    const { userId, authToken } = sandbox.issueToken(testBotName)
    bot = startBotProcess(
      {
        ...{ HOST: '0.0.0.0', PORT: '8080', DATABASE_URL: url.href, MINUTES_SOURCE: 'sandbox/minutes' },
        ...{ ROCKETCHAT_URL: `http://${addresses.workspace}`, ROCKETCHAT_USER_ID: userId, ROCKETCHAT_AUTH_TOKEN: authToken },
        RENDEZVOUS_CONFIG: 'tests/fixtures/unencrypted.yaml',
      },
      undefined,
      machine.enter,
    )
    await bot.logged('ready')
  })
  afterAll(async () => {
    await bot.kill()
    await machine.remove()
    await sandbox.close()
    await database.remove()
  })

  const page = async (path: string) => (await fetch(`http://${machine.address}:8080${path}`)).text()
  const say = () => {
    const question = sayCommand(sandbox, questions.length)
    questions.push(question)
    return question
  }
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

  async function untilPage(path: string, expected: RegExp): Promise<string> {
    for (;;) {
      const found = await page(path)
      if (expected.test(found)) return found
      await wait(200)
    }
  }

  it.each([
    ['PostgreSQL', 'postgres', /^not ready: (?:the database does not answer|nothing can be written)/],
    ['the workspace', 'workspace', /^not ready: connecting: /],
  ] as const)(
    'says so while packets to %s vanish, loses nothing, and replies within 15 seconds after they pass again',
    async (name, which, expected) => {
      await allAnswered(sandbox, [say(), say()])
      machine.lose(addresses[which])
      const lostAt = Date.now()
      const asked = [say(), say()]

      const said = await untilPage('/readyz', expected)
      const noticedMs = Date.now() - lostAt
      await wait(Math.max(0, outageMs - noticedMs))
      const metrics = await page('/metrics')
      asked.push(say())
      machine.find(addresses[which])
      const time = startRunningTime()
      asked.push(say())
      await allAnswered(sandbox, asked)
      const longest = time.passedMs()
      time.stop()
      await untilPage('/readyz', /^ready$/m)

      process.stdout.write(
        `${name}: noticed within ${noticedMs} ms; the last reply came ${longest} ms after packets passed again\n`,
      )
      expect(said).toMatch(expected)
      expect(metrics).toMatch(/^rendezvous_ready 0$/m)
      expect(metrics).toMatch(which === 'postgres' ? /^rendezvous_database_writable 0$/m : /^rendezvous_connected 0$/m)
      expect(longest).toBeLessThan(patienceMs)
      expect(countAnswers(sandbox, questions)).toEqual(questions.map(() => 1))
      expect(areInOrder(sandbox, questions)).toBe(true)
    },
    240_000,
  )
})
